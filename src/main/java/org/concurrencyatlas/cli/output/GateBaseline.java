package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.gate.GatePlan;
import org.concurrencyatlas.machine.EnvironmentReader;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * An earlier run that a gate screens by. What it declared is what the gate compares.
 *
 * @param directory the run
 * @param plan what it declared
 * @param forks its journal
 */
public record GateBaseline(RunDirectory directory, RunPlan plan, List<ForkResult> forks) {
  private static final String JAR = "jar";

  public GateBaseline {
    forks = List.copyOf(forks);
  }

  /** Reads a run. */
  public static GateBaseline read(Path run) throws IOException {
    RunDirectory directory = RunDirectory.existing(run);
    return new GateBaseline(directory, directory.plan(), Journal.read(directory.journal()).forks());
  }

  /**
   * Why the run's forks cannot screen: it holds none, its warm-up was set by pilots, or it was
   * measured elsewhere. Each is a sentence without a full stop; empty when they can.
   */
  public List<String> refusals() throws IOException {
    List<String> refusals = new ArrayList<>();
    if (usable().isEmpty()) {
      refusals.add(directory.path() + " has no fork that counts");
    }
    if (plan.protocol().maxWarmupMillis() > plan.protocol().warmupMillis()) {
      refusals.add(
          "the warm-up of "
              + directory.path()
              + " was set by pilots; a baseline needs a fixed one, like that of the profile gate");
    }
    Map<String, String> then = directory.environment().sameness();
    EnvironmentReader.read(plan.jvmArguments())
        .sameness()
        .forEach((what, now) -> {
          if (!what.equals(JAR) && !Objects.equals(then.get(what), now)) {
            refusals.add(
                "%s of %s: %s, now %s".formatted(what, directory.path(), then.get(what), now));
          }
        });
    return refusals;
  }

  /** Prints what keeps the stored forks from screening. */
  public static void warn(List<String> refusals, PrintWriter err) {
    refusals.forEach(each -> err.println("the stored forks are not used: " + each));
  }

  /** The forks that were measured and succeeded. */
  public List<ForkResult> usable() {
    return forks.stream()
        .filter(fork -> fork.role() == Role.MEASURED && fork.outcome().ok())
        .toList();
  }

  /**
   * A plan of the same cells and protocol, each contender in each of two variants.
   *
   * @throws NothingComparedException when the run has a workload or model that is not known any
   *     more: its rows would be missing without a word
   */
  public RunPlan planned(List<Variant> variants, Optional<Long> seed, long budgetMillis) {
    refuseUnknown();
    List<Cell> cells = plan.cells().stream().map(GateBaseline::inBoth).toList();
    return plan.repeated(String.valueOf(directory.path().getFileName()), Instant.now())
        .with(cells, plan.looks(), plan.weights(), variants)
        .within(seed, budgetMillis);
  }

  private void refuseUnknown() {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    ModelCatalogue models = new ModelCatalogue();
    try {
      for (Cell cell : plan.cells()) {
        workloads.resolve(cell.point());
        cell.contenders().forEach(models::resolve);
      }
    } catch (UsageException e) {
      throw new NothingComparedException(
          "%s has a row that cannot be run: %s".formatted(directory.path(), e.getMessage()));
    }
  }

  private static Cell inBoth(Cell cell) {
    Set<Contender> both = new LinkedHashSet<>();
    for (Contender each : cell.contenders()) {
      if (each.original().equals(each)) {
        both.addAll(Stream.of(each.in(GatePlan.BASELINE), each.in(GatePlan.CANDIDATE)).toList());
      }
    }
    return new Cell(
        cell.point(), List.copyOf(both), cell.tasks(), cell.limitNanosPerBatch(), false);
  }
}
