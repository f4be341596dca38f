package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.SuccessiveDifferences;

/**
 * The measured forks of one cell, by contender and block; of repeated forks only the last attempt.
 * Grows with the journal.
 */
public final class CellForks {
  /** After this many forks that failed, a contender is not run again in the cell. */
  private static final int MOST_FAILURES = 2;

  private static final double CONFIDENCE = 0.95;

  private final Cell cell;
  private final List<NavigableMap<Integer, Slot>> byContender = new ArrayList<>();
  private double probedNanos = Double.POSITIVE_INFINITY;
  private final List<List<Slot>> failedPilots = new ArrayList<>();

  /**
   * A fork with its score and the logs of its iterations' times; the defect is empty when the fork
   * may be compared.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Slot(ForkResult fork, double score, double[] logTimes, String defect) {
    static Slot defective(ForkResult fork, String defect) {
      return new Slot(fork, Double.NaN, new double[0], defect);
    }

    boolean usable() {
      return defect.isEmpty();
    }

    boolean unsupported() {
      return fork.outcome().status() == Outcome.Status.UNSUPPORTED;
    }
  }

  CellForks(Cell cell) {
    this.cell = cell;
    for (int i = 0; i < cell.contenders().size(); i++) {
      byContender.add(new TreeMap<>());
      failedPilots.add(new ArrayList<>());
    }
  }

  /** Takes the next fork of the cell; sentinels are not its business. */
  void add(ForkResult fork) {
    if (fork.role() == Role.LIMIT && fork.outcome().ok() && fork.limitNanosPerBatch() > 0) {
      probedNanos = Math.min(probedNanos, fork.limitNanosPerBatch());
    }
    int contender = cell.contenders().indexOf(fork.contender());
    if (contender < 0) {
      return;
    }
    if (fork.role() == Role.MEASURED) {
      byContender.get(contender).put(fork.block(), slot(fork));
    } else if (fork.role() == Role.PILOT && !fork.outcome().ok()) {
      failedPilots.get(contender).add(slot(fork));
    }
  }

  /** How many blocks have a fork of the contender, whatever its outcome. */
  int blocks(int contender) {
    return byContender.get(contender).size();
  }

  /** The forks of a contender that may be compared, in the order of blocks. */
  public List<ForkResult> usable(int contender) {
    return slots(contender).stream().filter(Slot::usable).map(Slot::fork).toList();
  }

  /** The scores of a contender's usable forks, in the order of blocks. */
  public double[] scores(int contender) {
    return slots(contender).stream().filter(Slot::usable).mapToDouble(Slot::score).toArray();
  }

  /** Batches a second with the interval over forks: exp(x̄ ± t·s/√n). */
  public Interval batchesPerSecond(int contender) {
    return Moments.of(scores(contender)).interval(CONFIDENCE).exp();
  }

  /**
   * The physical limit of the cell, in nanoseconds for a batch: the larger of what is known and
   * what the fastest probe saw; 0 when nothing is known.
   */
  public double limitNanosPerBatch() {
    double probed = Double.isFinite(probedNanos) ? probedNanos : 0;
    return Math.max(cell.limitNanosPerBatch(), probed);
  }

  /** Throughput of a contender as a share of the physical limit; NaN when either is unknown. */
  public double shareOfLimit(int contender) {
    double limit = limitNanosPerBatch();
    double batchesPerSecond = Math.exp(Moments.of(scores(contender)).mean());
    return limit > 0 ? batchesPerSecond * limit / 1e9 : Double.NaN;
  }

  /** Differences of scores, i − j, over the first blocks in which both succeeded. */
  public double[] differences(int i, int j, int mostBlocks) {
    double[] differences = new double[Math.min(mostBlocks, blocks(i))];
    int n = 0;
    for (var entry : byContender.get(i).entrySet()) {
      Slot mine = entry.getValue();
      Slot rivals = byContender.get(j).get(entry.getKey());
      if (n < differences.length && rivals != null && mine.usable() && rivals.usable()) {
        differences[n++] = mine.score() - rivals.score();
      }
    }
    return Arrays.copyOf(differences, n);
  }

  /**
   * The variance that a contender's score has at least, for the iterations of its forks scatter.
   */
  double leastVariance(int contender, int mostBlocks) {
    return SuccessiveDifferences.varianceOfMean(
        slots(contender).stream()
            .limit(mostBlocks)
            .filter(Slot::usable)
            .map(Slot::logTimes)
            .toArray(double[][]::new));
  }

  /**
   * Why a contender cannot win: one failed fork is enough, for a model that fails now and then is
   * no choice. Empty when nothing speaks against it.
   */
  Optional<String> defect(int contender) {
    Collection<Slot> slots = slots(contender);
    List<Slot> failed = slots.stream().filter(slot -> !slot.usable()).toList();
    if (failed.isEmpty()) {
      return dropped(contender)
          ? Optional.of(failedPilots.get(contender).getFirst().defect())
          : Optional.empty();
    }
    String first = failed.getFirst().defect();
    return Optional.of(
        failed.size() == slots.size()
            ? first
            : "%s of %s forks: %s".formatted(failed.size(), slots.size(), first));
  }

  /** Whether the contender failed so often, or so plainly, that it is not run again. */
  boolean dropped(int contender) {
    List<Slot> failures =
        Stream.concat(failedPilots.get(contender).stream(), slots(contender).stream())
            .filter(slot -> !slot.usable())
            .toList();
    return failures.size() >= MOST_FAILURES || failures.stream().anyMatch(Slot::unsupported);
  }

  /** Whether the cell's forks were not all measured in the same way. */
  boolean mixedProtocols() {
    return distinct(slot -> slot.fork().warmupMillis()) > 1
        || distinct(slot -> slot.fork().iterations().size()) > 1;
  }

  /** Whether the cell's forks were measured by more than one machine, JVM or jar. */
  boolean mixedEnvironments() {
    return distinct(slot -> slot.fork().environment()) > 1;
  }

  private long distinct(Function<Slot, Object> property) {
    return byContender.stream()
        .flatMap(slots -> slots.values().stream())
        .filter(Slot::usable)
        .map(property)
        .distinct()
        .count();
  }

  private Collection<Slot> slots(int contender) {
    return byContender.get(contender).values();
  }

  private static Slot slot(ForkResult fork) {
    if (!fork.outcome().ok()) {
      String reason = fork.outcome().reason();
      return Slot.defective(fork, reason.isEmpty() ? words(fork.outcome()) : reason);
    }
    if (fork.iterations().isEmpty() || !fork.iterations().stream().allMatch(CellForks::sound)) {
      return Slot.defective(fork, "a fork's times are not positive numbers");
    }
    double[] logTimes =
        fork.iterations().stream().mapToDouble(i -> Math.log(i.nanosPerBatch())).toArray();
    return new Slot(fork, fork.score(), logTimes, "");
  }

  private static boolean sound(Iteration iteration) {
    return iteration.batches() > 0
        && iteration.nanosPerBatch() > 0
        && Double.isFinite(iteration.nanosPerBatch());
  }

  private static String words(Outcome outcome) {
    return Stream.of(outcome.status().name().split("_"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
