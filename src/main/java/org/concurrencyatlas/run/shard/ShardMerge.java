package org.concurrencyatlas.run.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.store.AtomicFile;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;

/**
 * Puts the journals of shards together in a folder of their own; the shards stay as they are. Forks
 * stand in the order of the time since their shard began, as if all shards had begun at once: no
 * look may be drawn in one shard before the cells of another have begun, for the looks of the map
 * share the pool of variances.
 */
public final class ShardMerge {
  private ShardMerge() {}

  /**
   * A fork in its order.
   *
   * @param shard where it is kept
   * @param part the shard of the plan that its cell is in
   * @param fork the fork
   * @param offset time since the part began
   */
  private record Placed(StoredShard shard, int part, ForkResult fork, Duration offset) {}

  /**
   * Makes the merged run.
   *
   * @param results the folder of all runs
   * @param shards two or more, which {@link ShardCheck#refuseOthers} has let pass; their order does
   *     not matter
   * @return its folder, with plan, environments, journal and logs
   * @throws IOException when it cannot be written
   */
  public static RunDirectory into(Path results, List<StoredShard> shards) throws IOException {
    List<StoredShard> ascending =
        shards.stream()
            .sorted(Comparator.comparing(each -> each.parts().measured().getFirst()))
            .toList();
    RunPlan plan = plan(ascending);
    RunDirectory merged =
        new RunDirectory(
            RunExecutor.freshFolder(results, plan.createdAt(), plan.profile() + "-merged"));
    List<Placed> forks = placed(ascending);
    AtomicFile.write(
        merged.journal(),
        out -> {
          for (int i = 0; i < forks.size(); i++) {
            out.write(line(forks.get(i).fork(), i));
            out.write('\n');
          }
        });
    for (int i = 0; i < forks.size(); i++) {
      keepLogs(forks.get(i), merged, i);
    }
    writeEnvironments(ascending, merged);
    // written last: a folder without a plan is not taken for a run
    merged.write(plan);
    return merged;
  }

  /** The whole plan, fixed when the first of the shards was, with all parts that there are. */
  private static RunPlan plan(List<StoredShard> shards) {
    Shards parts = shards.stream().map(StoredShard::parts).reduce(Shards::with).orElseThrow();
    Instant earliest =
        shards.stream().map(each -> each.plan().createdAt()).min(Instant::compareTo).orElseThrow();
    return shards.getFirst().plan().cut(parts, earliest);
  }

  private static List<Placed> placed(List<StoredShard> shards) {
    return shards.stream()
        .flatMap(ShardMerge::placed)
        .sorted(Comparator.comparing(Placed::offset).thenComparingInt(Placed::part))
        .toList();
  }

  /** The order of a journal stays, also where its machine's clock was set back. */
  private static Stream<Placed> placed(StoredShard shard) {
    Map<Point, Integer> parts = parts(shard);
    Map<Integer, Instant> began = new HashMap<>();
    Map<Integer, Duration> latest = new HashMap<>();
    List<Placed> placed = new ArrayList<>();
    for (ForkResult fork : shard.forks()) {
      int part = parts.getOrDefault(fork.point(), 0);
      Instant start = began.computeIfAbsent(part, _ -> fork.startedAt());
      Duration offset =
          latest.merge(
              part,
              Duration.between(start, fork.startedAt()),
              (before, now) -> before.compareTo(now) > 0 ? before : now);
      placed.add(new Placed(shard, part, fork, offset));
    }
    return placed.stream();
  }

  /** The shard of the plan that each point is in. */
  private static Map<Point, Integer> parts(StoredShard shard) {
    Map<Point, Integer> parts = new HashMap<>();
    List<Cell> cells = shard.plan().cells();
    for (int i = 0; i < cells.size(); i++) {
      parts.put(cells.get(i).point(), shard.parts().of(i, cells.size()));
    }
    return parts;
  }

  /** The line of a fork at its place in the merged journal. */
  private static String line(ForkResult fork, int place) {
    Map<String, Object> fields = Json.fields(fork);
    fields.replace("sequence", place);
    return Json.line(fields);
  }

  /** What a failed fork printed, under the fork's new number. */
  private static void keepLogs(Placed placed, RunDirectory merged, int place) throws IOException {
    if (placed.fork().outcome().ok() || !Files.isDirectory(placed.shard().directory().logs())) {
      return;
    }
    String before = "fork-%d".formatted(placed.fork().sequence());
    try (Stream<Path> logs = Files.list(placed.shard().directory().logs())) {
      logs.filter(log -> name(log).matches(before + "[.-].*"))
          .forEach(
              log -> copy(log, merged, "fork-" + place + name(log).substring(before.length())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void copy(Path log, RunDirectory merged, String name) {
    try {
      Path _ = Files.copy(log, Files.createDirectories(merged.logs()).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return Objects.toString(file.getFileName());
  }

  /** Each environment once, with the back-ends of all shards that ran in it. */
  private static void writeEnvironments(List<StoredShard> shards, RunDirectory merged)
      throws IOException {
    SequencedMap<String, Environment> byId = new LinkedHashMap<>();
    for (StoredShard shard : shards) {
      for (Environment environment : shard.environments()) {
        byId.merge(environment.id(), environment, ShardMerge::withServices);
      }
    }
    merged.write(byId.sequencedValues().getFirst());
    for (Environment environment : byId.values()) {
      merged.goesOnIn(environment);
    }
  }

  private static Environment withServices(Environment first, Environment other) {
    SortedMap<String, String> services = new TreeMap<>(other.services());
    services.putAll(first.services());
    return first.with(services);
  }
}
