package org.concurrencyatlas.analysis;

import java.util.List;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.BinomialBounds;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * What a run shows of its negative controls: cells in which one contender was entered several times
 * and nobody else (A/A), where every winner is false, and cells with a model that does no work,
 * which must be void.
 *
 * @param aaCells verdicts of the A/A cells that reached a look
 * @param noOps verdicts of the cells in which the model that does no work was measured
 */
public record NegativeControls(List<CellVerdict> aaCells, List<CellVerdict> noOps) {
  private static final double CONFIDENCE = 0.99;

  public NegativeControls {
    aaCells = List.copyOf(aaCells);
    noOps = List.copyOf(noOps);
  }

  /** The controls among the verdicts of a run. */
  public static NegativeControls of(RunVerdicts verdicts) {
    return new NegativeControls(
        verdicts.cells().stream()
            .filter(NegativeControls::isAgainstItself)
            .filter(NegativeControls::looked)
            .toList(),
        verdicts.cells().stream().filter(NegativeControls::noOpMeasured).toList());
  }

  /** How many A/A cells have a winner, certified or provisional. */
  public int falseWinners() {
    return (int) aaCells.stream().filter(cell -> cell.decision().isWin()).count();
  }

  /** The rate of false winners is below this with 99 % confidence; 1 without A/A cells. */
  public double upperBound() {
    return aaCells.isEmpty()
        ? 1
        : BinomialBounds.upperBound(falseWinners(), aaCells.size(), CONFIDENCE);
  }

  /** In how many cells the model that does no work was taken for a contender. */
  public int unnoticed() {
    return (int) noOps.stream().filter(cell -> !caught(cell)).count();
  }

  /** Whether the controls show no fault of the harness. */
  public boolean passed() {
    return falseWinners() == 0 && unnoticed() == 0;
  }

  /** Caught: the whole cell is void, or the model itself is. */
  private static boolean caught(CellVerdict cell) {
    return cell.survivors().isEmpty()
        || cell.results().stream()
            .filter(result -> result.contender().model().equals(Contender.NO_OP))
            .allMatch(result -> result.state() == ContenderResult.State.VOID);
  }

  private static boolean isAgainstItself(CellVerdict cell) {
    return cell.results().size() > 1
        && cell.results().stream().map(each -> each.contender().original()).distinct().count() == 1;
  }

  private static boolean looked(CellVerdict cell) {
    return cell.results().stream()
        .allMatch(result ->
            result.state() != ContenderResult.State.VOID
                && Double.isFinite(result.tasksPerSecond().low()));
  }

  private static boolean noOpMeasured(CellVerdict cell) {
    return cell.results().stream()
        .anyMatch(
            result -> result.contender().model().equals(Contender.NO_OP) && result.measured());
  }
}
