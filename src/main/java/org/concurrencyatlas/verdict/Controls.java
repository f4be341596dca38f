package org.concurrencyatlas.verdict;

import java.util.List;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Proportion;

/**
 * What a run shows of its negative controls: cells in which one contender was entered several times
 * and nobody else (A/A), where every winner is false, and cells with a model that does no work,
 * which must be void.
 *
 * @param twins verdicts of the A/A cells that reached a look
 * @param noOps verdicts of the cells in which the model that does no work was measured
 */
public record Controls(List<CellVerdict> twins, List<CellVerdict> noOps) {
  private static final double CONFIDENCE = 0.99;

  /** Copies the lists. */
  public Controls {
    twins = List.copyOf(twins);
    noOps = List.copyOf(noOps);
  }

  /** The controls among the verdicts of a run. */
  public static Controls of(RunVerdicts verdicts) {
    return new Controls(
        verdicts.cells().stream().filter(Controls::twins).filter(Controls::looked).toList(),
        verdicts.cells().stream().filter(Controls::noOpMeasured).toList());
  }

  /** How many A/A cells have a winner, certified or provisional. */
  public int falseWinners() {
    return (int) twins.stream().filter(Controls::won).count();
  }

  /** The rate of false winners is below this with 99 % confidence; 1 without A/A cells. */
  public double upperBound() {
    return twins.isEmpty() ? 1 : Proportion.upperBound(falseWinners(), twins.size(), CONFIDENCE);
  }

  /** In how many cells the model that does no work was taken for a contender. */
  public int unnoticed() {
    return (int) noOps.stream().filter(cell -> !caught(cell)).count();
  }

  /** Whether nothing speaks against the harness. */
  public boolean passed() {
    return falseWinners() == 0 && unnoticed() == 0;
  }

  /** Caught: the whole cell is void, or the model itself is. */
  private static boolean caught(CellVerdict cell) {
    return cell.survivors().isEmpty()
        || cell.standings().stream()
            .filter(standing -> standing.contender().model().equals(Contender.NO_OP))
            .allMatch(standing -> standing.state() == Standing.State.VOID);
  }

  private static boolean twins(CellVerdict cell) {
    return cell.standings().size() > 1
        && cell.standings().stream().map(each -> each.contender().original()).distinct().count()
            == 1;
  }

  private static boolean looked(CellVerdict cell) {
    return cell.standings().stream()
        .allMatch(standing ->
            standing.state() != Standing.State.VOID
                && Double.isFinite(standing.tasksPerSecond().low()));
  }

  private static boolean noOpMeasured(CellVerdict cell) {
    return cell.standings().stream()
        .anyMatch(standing ->
            standing.contender().model().equals(Contender.NO_OP)
                && !standing.reason().equals(Standing.NOT_MEASURED));
  }

  private static boolean won(CellVerdict cell) {
    return cell.decision() == Decision.WIN_CERTIFIED || cell.decision() == Decision.WIN_PROVISIONAL;
  }
}
