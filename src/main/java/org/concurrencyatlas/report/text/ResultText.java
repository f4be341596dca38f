package org.concurrencyatlas.report.text;

import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Exclusion;

/** One contender of a cell in words. */
public final class ResultText {
  /** Below this many forks nothing is said of drift. */
  private static final int LEAST_FORKS = 3;

  private ResultText() {}

  /** Why a contender has no figure; empty when it has one. */
  public static Optional<String> missing(ContenderResult result) {
    if (result.exclusion().filter(Exclusion.Saturated.class::isInstance).isPresent()) {
      return Optional.of(exclusion(result));
    }
    if (result.state() == ContenderResult.State.VOID && result.measured()) {
      return Optional.of("did not finish: " + exclusion(result));
    }
    return Double.isFinite(result.tasksPerSecond().estimate())
        ? Optional.empty()
        : Optional.of(ReasonText.of(new Exclusion.NotMeasured()));
  }

  /** Why a contender is out, one line; empty while it is in the race. */
  public static String exclusion(ContenderResult result) {
    return result.exclusion().map(ReasonText::of).orElse("");
  }

  /** What the iterations inside a contender's forks did; empty below three forks. */
  public static String drift(ContenderResult result) {
    double share = result.drift().share().estimate();
    if (!Double.isFinite(share) || result.forkTasksPerSecond().size() < LEAST_FORKS) {
      return "";
    }
    return switch (result.drift().state()) {
      case STEADY -> "steady";
      case DRIFTING -> "drifting, " + change(share);
      case UNKNOWN -> "drift unknown";
    };
  }

  /** How much longer or shorter a batch took in the second half of the forks. */
  static String change(double share) {
    return Numbers.percent(Math.abs(share)) + (share > 0 ? " slower" : " faster");
  }

  /** What was found of one contender, in two words at most: its own, not the cell's. */
  public static String finding(CellSummary cell, ContenderResult result) {
    boolean leads = cell.verdict().leader().equals(Optional.of(result.contender()));
    return switch (result.state()) {
      case VOID ->
          result.exclusion().filter(Exclusion.Saturated.class::isInstance).isPresent()
              ? "saturated"
              : result.measured() ? "cannot win" : "not measured";
      case BEATEN -> "beaten";
      case SURVIVOR ->
          switch (cell.verdict().decision()) {
            case WIN_CERTIFIED, WIN_PROVISIONAL -> leads ? "wins" : "beaten";
            case EPSILON_BEST -> leads ? "not beaten" : "undecided";
            case TIE -> "ties";
            case INCONCLUSIVE -> "undecided";
          };
    };
  }
}
