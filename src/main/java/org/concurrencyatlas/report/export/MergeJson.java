package org.concurrencyatlas.report.export;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.session.MergedCell;
import org.concurrencyatlas.verdict.session.MergedRival;
import org.concurrencyatlas.verdict.session.Replication;
import org.concurrencyatlas.verdict.session.Reversal;

/**
 * What sessions say together, for programs: the form of {@code merge --json}. A figure that is
 * unknown is the text {@code NaN}.
 */
public final class MergeJson {
  private MergeJson() {}

  /** The whole text. */
  public static String text(RunMerge merge) {
    return Json.pretty(Merged.of(merge));
  }

  private record Merged(
      List<String> sessions,
      double alpha,
      double epsilon,
      double tau,
      int pairs,
      List<Cell> cells,
      List<LeftOut> leftOut,
      List<Reversal> reversals) {
    static Merged of(RunMerge merge) {
      return new Merged(
          merge.sessions().stream().map(SessionInput::name).toList(),
          merge.alpha(),
          merge.epsilon(),
          merge.tau(),
          merge.pairs(),
          merge.cells().stream().map(Cell::of).toList(),
          merge.leftOut().stream().map(LeftOut::of).toList(),
          merge.reversals());
    }
  }

  private record Cell(
      Point point,
      Replication decision,
      boolean replicated,
      Optional<LeadSize> leadSize,
      Optional<Contender> leader,
      List<Contender> within,
      int sessions,
      double p,
      double tau,
      List<MergedRival> rivals,
      List<String> absences) {
    static Cell of(MergedCell cell) {
      return new Cell(
          cell.point(),
          cell.decision(),
          cell.decision().isReplicated(),
          cell.size(),
          cell.leader(),
          cell.within(),
          cell.sessions(),
          cell.p(),
          cell.tau(),
          cell.rivals(),
          cell.absences().stream().map(ReasonText::of).toList());
    }
  }

  private record LeftOut(Point point, List<String> absences) {
    static LeftOut of(RunMerge.LeftOut cell) {
      return new LeftOut(cell.point(), cell.absences().stream().map(ReasonText::of).toList());
    }
  }
}
