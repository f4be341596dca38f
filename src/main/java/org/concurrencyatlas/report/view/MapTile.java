package org.concurrencyatlas.report.view;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LeadSize;

/**
 * What a map shows of one cell.
 *
 * @param cell the cell
 * @param category what is claimed
 * @param who the winner, those that tie, or the undecided, the leader first; empty where the model
 *     does not matter or nobody finished
 * @param figure the lead over the next, or what stands for it
 */
public record MapTile(CellSummary cell, MapCategory category, List<Contender> who, String figure) {
  public MapTile {
    who = List.copyOf(who);
  }

  /** The tile of a cell. */
  public static MapTile of(CellSummary cell, Metric objective) {
    if (!cell.measured()) {
      return new MapTile(cell, MapCategory.UNDECIDED, List.of(), "not measured");
    }
    if (cell.finished().isEmpty()) {
      String who = cell.allSaturated() ? "all saturated" : "nobody";
      return new MapTile(cell, MapCategory.NOBODY, List.of(), who);
    }
    if (cell.verdict().results().size() == 1) {
      return new MapTile(cell, MapCategory.UNDECIDED, List.of(), "one contender");
    }
    if (!cell.comparable()) {
      return new MapTile(cell, MapCategory.UNDECIDED, List.of(), "no verdict");
    }
    if (objective.cost().equals(cell.metric())) {
      return raced(cell);
    }
    return objective
        .cost()
        .map(cost -> costs(cell, cost))
        .orElseGet(() -> new MapTile(cell, MapCategory.UNDECIDED, List.of(), "not raced"));
  }

  /** How many did not finish; a contender that was only saturated did. */
  public int failed() {
    return cell.voids().size() - cell.saturated().size();
  }

  private static MapTile raced(CellSummary cell) {
    List<Contender> leader = cell.verdict().leader().stream().toList();
    if (cell.verdict().limitBound() && !cell.won()) {
      return new MapTile(cell, MapCategory.LIMIT_BOUND, List.of(), "any model");
    }
    String epsilon = "within " + Numbers.share(cell.epsilon());
    if (cell.verdict().size().equals(Optional.of(LeadSize.IMMATERIAL))) {
      return new MapTile(cell, MapCategory.NOT_BEATEN, leader, lead(cell));
    }
    return switch (cell.verdict().decision()) {
      case WIN_CERTIFIED -> new MapTile(cell, MapCategory.CERTIFIED, leader, lead(cell));
      case WIN_PROVISIONAL -> new MapTile(cell, MapCategory.PROVISIONAL, leader, lead(cell));
      case EPSILON_BEST -> new MapTile(cell, MapCategory.NOT_BEATEN, leader, epsilon);
      case TIE -> new MapTile(cell, MapCategory.TIE, cell.tied(), epsilon);
      case INCONCLUSIVE -> new MapTile(cell, MapCategory.UNDECIDED, cell.tied(), "undecided");
    };
  }

  private static MapTile costs(CellSummary cell, Cost cost) {
    CostVerdict verdict = cell.verdict().costs().getOrDefault(cost, CostVerdict.NONE);
    if (verdict.leader().isEmpty()) {
      return new MapTile(cell, MapCategory.UNDECIDED, List.of(), "not measured");
    }
    List<Contender> leader = verdict.leader().stream().toList();
    String lead = times(verdict.lead().estimate());
    String epsilon = "within " + Numbers.share(cell.epsilon());
    if (verdict.decision().isWin() && verdict.lead().high() < 1 + cell.epsilon()) {
      return new MapTile(cell, MapCategory.NOT_BEATEN, leader, lead);
    }
    return switch (verdict.decision()) {
      case WIN_CERTIFIED -> new MapTile(cell, MapCategory.CERTIFIED, leader, lead);
      case WIN_PROVISIONAL -> new MapTile(cell, MapCategory.PROVISIONAL, leader, lead);
      case EPSILON_BEST -> new MapTile(cell, MapCategory.NOT_BEATEN, leader, epsilon);
      case TIE -> new MapTile(cell, MapCategory.TIE, verdict.within(), epsilon);
      case INCONCLUSIVE -> new MapTile(cell, MapCategory.UNDECIDED, leader, "undecided");
    };
  }

  /** The lead, with a remark if it shrinks inside the forks. */
  private static String lead(CellSummary cell) {
    boolean shrinks = cell.verdict().lasting().state() == Lasting.State.TRANSIENT;
    return cell.lead().map(each -> times(each.estimate())).orElse("")
        + (shrinks ? ", transient" : "");
  }

  private static String times(double ratio) {
    return Numbers.ratio(Interval.unbounded(ratio));
  }
}
