package org.concurrencyatlas.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.gate.GatePlan;
import org.concurrencyatlas.gate.GateRace;
import org.concurrencyatlas.machine.EnvironmentReader;
import org.concurrencyatlas.machine.ForkFiles;
import org.concurrencyatlas.machine.OrphanGuard;
import org.concurrencyatlas.machine.ProcessTree;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.CapacityCheck;
import org.concurrencyatlas.plan.ForkNeeds;
import org.concurrencyatlas.race.ForkRunner;
import org.concurrencyatlas.race.JournaledForks;
import org.concurrencyatlas.race.Race;
import org.concurrencyatlas.race.RaceListener;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.JournalRemovedException;
import org.concurrencyatlas.result.store.LockFile;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.foreign.ForeignForkRunner;
import org.concurrencyatlas.run.foreign.Interpreters;
import org.concurrencyatlas.suite.ServiceSuite;
import org.concurrencyatlas.suite.Suites;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** A run on this machine: its folder, its back-ends, its journal, and the race over it. */
public final class RunExecutor {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  /** What stands for a value that an environment does not have. */
  private static final String NONE = "none";

  private RunExecutor() {}

  /**
   * Makes the folder of a new run and fixes its plan and environment in it.
   *
   * @param results the folder of all runs
   * @throws UsageException when a server that the plan names does not answer; nothing is made then
   */
  public static RunDirectory create(Path results, RunPlan plan) throws IOException {
    return create(results, plan, plan.profile());
  }

  /** The same under a name of the user's. */
  public static RunDirectory create(Path results, RunPlan plan, String name) throws IOException {
    Environment here = here(plan);
    BackEnds.check(services(plan, new WorkloadCatalogue(plan.tasks())), plan.jvmArguments());
    Path path = freshFolder(results, plan.createdAt(), name);
    RunDirectory directory = new RunDirectory(path);
    directory.write(plan, here);
    return directory;
  }

  /**
   * Refuses to go on with a run that another jar, JVM or machine began, or another version of a
   * runtime that its contenders need: its forks would not be replicates of the same thing.
   *
   * @throws UsageException naming the first difference
   */
  public static void refuseOtherEnvironment(RunDirectory directory) throws IOException {
    for (Variant variant : directory.plan().variants()) {
      refuseOther(
          "variant " + variant.name(),
          variant.contents(),
          ForkFiles.contents(variant.classPath(), variant.javaHome()));
    }
    Map<String, String> then = directory.environment().sameness();
    Map<String, String> now = here(directory.plan()).sameness();
    Stream.concat(then.keySet().stream(), now.keySet().stream())
        .distinct()
        .forEach(
            what -> refuseOther(what, then.getOrDefault(what, NONE), now.getOrDefault(what, NONE)));
  }

  /** Where the forks of a plan run now, with the other runtimes that its contenders need. */
  private static Environment here(RunPlan plan) throws IOException {
    UserJars.use(plan.variants());
    ForkNeeds needs = new ForkNeeds(new WorkloadCatalogue(plan.tasks()), new ModelCatalogue());
    return EnvironmentReader.read(plan.jvmArguments())
        .withRuntimes(Interpreters.onPath().versions(needs.runtimes(plan.cells())));
  }

  /**
   * Runs every fork that the plan still wants, each in a JVM of its own, and appends each to the
   * journal before the next begins.
   *
   * @throws InterruptedException when the run was stopped; the journal holds all that was finished
   */
  public static void race(RunDirectory directory, RaceListener listener)
      throws IOException, InterruptedException {
    execute(directory, listener, (forks, soFar) -> new Race(directory.plan(), forks).run(soFar));
  }

  /**
   * Runs every fork that a gate still wants, likewise.
   *
   * @throws InterruptedException when the gate was stopped; the journal holds all that was finished
   */
  public static void gate(RunDirectory directory, GatePlan gate, RaceListener listener)
      throws IOException, InterruptedException {
    execute(directory, listener, (forks, soFar) -> new GateRace(gate, forks).run(soFar));
  }

  /** What runs the forks of a run from where its journal ends. */
  @FunctionalInterface
  private interface Forks {
    void run(JournaledForks forks, List<ForkResult> soFar) throws IOException, InterruptedException;
  }

  private static void execute(RunDirectory directory, RaceListener listener, Forks race)
      throws IOException, InterruptedException {
    RunPlan plan = directory.plan();
    Environment here = here(plan);
    WorkloadCatalogue workloads = new WorkloadCatalogue(plan.tasks());
    Set<String> services = services(plan, workloads);
    directory.goesOnIn(here);
    try (LockFile _ = JmhLock.acquire(listener::waiting);
        OrphanGuard _ = OrphanGuard.install();
        Journal journal = Journal.open(directory.journal());
        BackEnds backEnds = BackEnds.open(services, plan.jvmArguments())) {
      directory.runsWith(here, backEnds.descriptions());
      List<String> flags = new ArrayList<>(plan.jvmArguments());
      flags.add(TemporaryFolder.flag());
      flags.addAll(ProcessTree.serverFlags(backEnds.processes()));
      flags.addAll(Suites.harnessFlags(services, backEnds));
      flags.add("-D" + ServiceSuite.SESSION + "=" + plan.seed());
      ForkRunner runner = runner(directory, plan, workloads, flags, here, backEnds);
      List<ForkResult> soFar = Journal.read(directory.journal()).forks();
      try {
        race.run(
            new JournaledForks(runner, journal::append, listener, InstantSource.system()), soFar);
      } catch (JournalRemovedException e) {
        throw rescued(journal, directory, plan, here, e);
      }
    }
  }

  private static Set<String> services(RunPlan plan, WorkloadCatalogue workloads) {
    return new ForkNeeds(workloads, new ModelCatalogue()).services(plan.cells());
  }

  /** Forks of JVMs, and of programs of other runtimes. */
  private static ForkRunner runner(
      RunDirectory directory,
      RunPlan plan,
      WorkloadCatalogue workloads,
      List<String> flags,
      Environment here,
      BackEnds backEnds) {
    CapacityCheck capacity =
        new CapacityCheck(
            workloads, new ModelCatalogue(), Duration.ofMillis(plan.protocol().timeoutMillis()));
    ForkRunner jvms =
        new JmhForkRunner(
            workloads,
            capacity,
            flags,
            plan.variants(),
            here.id(),
            directory.logs(),
            backEnds.processes());
    return new ForeignForkRunner(
        jvms,
        workloads,
        capacity,
        backEnds,
        backEnds.processes(),
        here.id(),
        Interpreters.onPath());
  }

  /** Writes what was measured into a fresh folder beside the one that was removed. */
  private static UsageException rescued(
      Journal journal,
      RunDirectory directory,
      RunPlan plan,
      Environment here,
      JournalRemovedException cause)
      throws IOException {
    Path runs = Objects.requireNonNull(directory.path().toAbsolutePath().getParent());
    RunDirectory fresh =
        new RunDirectory(freshFolder(runs, plan.createdAt(), plan.profile() + "-rescued"));
    fresh.write(plan, here);
    journal.copyTo(fresh.journal());
    return new UsageException(
        "%s; what was measured is in %s: go on with ./run-benchmarks.sh resume %s"
            .formatted(cause.getMessage(), fresh.path(), fresh.path()));
  }

  /** Makes the folder {@code <time>-<what>}, or one with a number behind it. */
  public static Path freshFolder(Path results, Instant time, String what) throws IOException {
    String name = STAMP.format(time) + "-" + what;
    Files.createDirectories(results);
    for (int copy = 1; ; copy++) {
      Path path = results.resolve(copy == 1 ? name : name + "-" + copy);
      if (!Files.exists(path)) {
        return Files.createDirectory(path);
      }
    }
  }

  private static void refuseOther(String what, String then, String now) {
    if (!then.equals(now)) {
      throw new UsageException(
          "the run was begun with another %s (%s, now %s); go back to it, or give"
                  .formatted(what, then, now)
              + " --allow-differences");
    }
  }
}
