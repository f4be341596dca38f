package org.concurrencyatlas.result.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.core.JacksonException;

/**
 * The folder of one run: {@code plan.json}, {@code environment.json} and the journal {@code
 * forks.jsonl}. Everything else in it is derived from these three.
 */
public record RunDirectory(Path path) {
  /** About thirty years: no batch takes longer. */
  private static final double MOST_NANOS = 1e18;

  /** What every plan says first, whatever else a newer version writes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int format) {}

  /**
   * Opens the folder of an existing run.
   *
   * @throws UsageException when there is no run in it
   */
  public static RunDirectory existing(Path path) {
    if (!Files.isRegularFile(path.resolve("plan.json"))) {
      throw new UsageException(
          path + " holds no run (no plan.json); give a folder that ./run-benchmarks.sh run made");
    }
    return new RunDirectory(path);
  }

  /**
   * Opens the last run of a folder of runs, gates left out: their names begin with their time.
   *
   * @throws UsageException when there is none
   */
  public static RunDirectory last(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      throw new UsageException(runs + " is no folder; give the folder of a run");
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("plan.json")))
          .filter(folder -> !new RunDirectory(folder).isGate())
          .max(Comparator.comparing(Path::toString))
          .map(RunDirectory::new)
          .orElseThrow(() -> new UsageException(runs + " holds no run; give the folder of a run"));
    }
  }

  /** The journal's file. */
  public Path journal() {
    return path.resolve("forks.jsonl");
  }

  /** What a gate allows; there is none in other runs. */
  public Path gatePlan() {
    return path.resolve("gate-plan.json");
  }

  /** Whether the folder is that of a gate. */
  public boolean isGate() {
    return Files.isRegularFile(gatePlan());
  }

  /** The forks of an earlier run that a gate screened by, kept with it. */
  public Path storedForks() {
    return path.resolve("stored-forks.jsonl");
  }

  /** The folder of what failed forks printed. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** Writes both; done once, before the first fork. */
  public void write(RunPlan plan, Environment environment) throws IOException {
    write(environment);
    write(plan);
  }

  /** Writes the plan; done once, before the first fork. */
  public void write(RunPlan plan) throws IOException {
    write("plan.json", Json.pretty(plan));
  }

  /** Writes the environment; done once, before the first fork. */
  public void write(Environment environment) throws IOException {
    write("environment.json", Json.pretty(environment));
  }

  /**
   * Keeps the environment that a run goes on in as {@code environment-<id>.json} when it is not the
   * one that the run began in: its forks name it by this {@link Environment#id}.
   */
  public void goesOnIn(Environment environment) throws IOException {
    if (!environment.id().equals(environment().id())) {
      write("environment-" + environment.id() + ".json", Json.pretty(environment));
    }
  }

  /** Adds to the record of this environment what its back-ends are, as soon as they run. */
  public void runsWith(Environment environment, SortedMap<String, String> services)
      throws IOException {
    if (services.isEmpty()) {
      return;
    }
    boolean first = environment.id().equals(environment().id());
    write(
        first ? "environment.json" : "environment-" + environment.id() + ".json",
        Json.pretty(environment.with(services)));
  }

  /**
   * Reads the plan.
   *
   * @throws UsageException when it is damaged or was written by a newer version
   */
  public RunPlan plan() throws IOException {
    String text = text("plan.json");
    int format = read("plan.json", text, Version.class).format();
    if (format > RunPlan.FORMAT) {
      throw new UsageException(
          "%s was written by a newer version (format %s; this one reads up to %d): update"
              .formatted(path, format, RunPlan.FORMAT));
    }
    RunPlan plan = read("plan.json", text, RunPlan.class);
    if (!isPossible(plan)) {
      throw damaged("plan.json", "a value is out of range");
    }
    return plan;
  }

  private static boolean isPossible(RunPlan plan) {
    return !plan.cells().isEmpty()
        && plan.cells().stream().allMatch(RunDirectory::isPossible)
        && !plan.looks().isEmpty()
        && plan.looks().getFirst() > 1
        && plan.looks().equals(plan.looks().stream().sorted().distinct().toList())
        && (plan.edition() < 2 || plan.weights().size() == plan.looks().size())
        && plan.weights().stream().allMatch(weight -> weight > 0 && weight <= 1)
        && plan.alpha() > 0
        && plan.alpha() < 1
        && plan.epsilon() > 0
        && plan.epsilon() < 1
        && plan.shards().stream().allMatch(part -> part.isPossible(plan.cells().size()));
  }

  private static boolean isPossible(Cell cell) {
    return cell.tasks() > 0
        && cell.limitNanosPerBatch() >= 0
        && cell.limitNanosPerBatch() < MOST_NANOS;
  }

  /**
   * Reads the environment.
   *
   * @throws UsageException when it is missing or damaged
   */
  public Environment environment() throws IOException {
    Path file = path.resolve("environment.json");
    if (!Files.isRegularFile(file)) {
      throw new UsageException(file + " is missing; the run cannot be read without it");
    }
    return read("environment.json", text("environment.json"), Environment.class);
  }

  /**
   * Reads every environment that forks of the run may name: that of its beginning, then those that
   * it went on in.
   *
   * @throws UsageException when one is missing or damaged
   */
  public List<Environment> environments() throws IOException {
    List<Environment> environments = new ArrayList<>(List.of(environment()));
    try (DirectoryStream<Path> others = Files.newDirectoryStream(path, "environment-*.json")) {
      List<String> names = new ArrayList<>();
      others.forEach(file -> names.add(String.valueOf(file.getFileName())));
      for (String name : names.stream().sorted().toList()) {
        environments.add(read(name, text(name), Environment.class));
      }
    }
    return List.copyOf(environments);
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.write(path.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The text of a file; a byte that is no valid text is read as �, so that the error names its
   * place.
   */
  private String text(String name) throws IOException {
    return new String(Files.readAllBytes(path.resolve(name)), StandardCharsets.UTF_8);
  }

  private <T> T read(String name, String text, Class<T> type) {
    try {
      return Json.read(text, type);
    } catch (JacksonException e) {
      throw damaged(name, e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private UsageException damaged(String name, String why) {
    return new UsageException(
        "%s is damaged (%s); restore it or start a new run".formatted(path.resolve(name), why));
  }
}
