package org.concurrencyatlas.report.view;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Exclusion;

/**
 * What a report shows of one cell.
 *
 * @param verdict the verdict
 * @param epsilon differences up to this share do not matter
 * @param metric what the verdict is about; empty for throughput
 */
public record CellSummary(CellVerdict verdict, double epsilon, Optional<Cost> metric) {
  /** A verdict on throughput. */
  public CellSummary(CellVerdict verdict, double epsilon) {
    this(verdict, epsilon, Optional.empty());
  }

  /** The leader's result; empty when nobody finished. */
  public Optional<ContenderResult> leader() {
    return verdict.leader().flatMap(this::result);
  }

  /** The best of the others that finished; empty when there is none. */
  public Optional<ContenderResult> runnerUp() {
    return finished().stream()
        .filter(each -> !verdict.leader().equals(Optional.of(each.contender())))
        .findFirst();
  }

  /** The leader's throughput over the runner-up's; empty when there is no runner-up. */
  public Optional<Interval> lead() {
    return runnerUp().map(ContenderResult::ratioToLeader).map(Interval::inverse);
  }

  /** Those that finished, the fastest first. */
  public List<ContenderResult> finished() {
    return verdict.results().stream()
        .filter(each -> each.state() != ContenderResult.State.VOID)
        .filter(each -> Double.isFinite(each.tasksPerSecond().estimate()))
        .toList();
  }

  /** Whether any contender was run, with success or without. */
  public boolean measured() {
    return !finished().isEmpty() || !voids().isEmpty();
  }

  /** Those that were run and did not finish or may not be compared. */
  public List<ContenderResult> voids() {
    return verdict.results().stream()
        .filter(each -> each.state() == ContenderResult.State.VOID)
        .filter(each -> each.measured())
        .toList();
  }

  /** Those that did not keep up with the requests: they are out, and did not fail. */
  public List<ContenderResult> saturated() {
    return voids().stream()
        .filter(each -> each.exclusion().filter(Exclusion.Saturated.class::isInstance).isPresent())
        .toList();
  }

  /** Whether nothing is compared because no contender keeps up. */
  public boolean allSaturated() {
    return finished().isEmpty() && !voids().isEmpty() && saturated().size() == voids().size();
  }

  /** Whether the forks of this cell may be compared at all. */
  public boolean comparable() {
    return verdict.incomparable().isEmpty();
  }

  /** Whether no model takes part twice with different settings. */
  public boolean hasEachModelOnce() {
    List<String> models = verdict.results().stream().map(each -> each.contender().model()).toList();
    return models.stream().distinct().count() == models.size();
  }

  /** Whether a server on this machine worked for it. */
  public boolean isServed() {
    return verdict.results().stream()
        .anyMatch(each -> each.usage().serverCpuNanosPerTask().isPresent());
  }

  /** Whether there is a winner, certified or provisional. */
  public boolean won() {
    return verdict.decision().isWin();
  }

  /** Of a tie those shown within ε, else those not shown to be slower; the leader first. */
  public List<Contender> tied() {
    if (verdict.decision() == Decision.TIE) {
      return verdict.within();
    }
    return verdict.survivors().isEmpty()
        ? finished().stream().map(ContenderResult::contender).toList()
        : verdict.survivors();
  }

  private Optional<ContenderResult> result(Contender contender) {
    return verdict.results().stream()
        .filter(each -> each.contender().equals(contender))
        .findFirst();
  }
}
