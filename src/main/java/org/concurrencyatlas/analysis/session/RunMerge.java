package org.concurrencyatlas.analysis.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.RandomEffects;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.session.Absence;
import org.concurrencyatlas.verdict.session.MergedCell;
import org.concurrencyatlas.verdict.session.MergedRival;
import org.concurrencyatlas.verdict.session.Replication;
import org.concurrencyatlas.verdict.session.Reversal;

/**
 * What several sessions together say of the cells that they have in common. Forks replicate within
 * a session only: reboot, memory layout and neighbours on the host are one sample a session. So a
 * claim across sessions is made from one mean a session (Kalibera and Jones 2013: repeat at the
 * highest level that varies), by {@link RandomEffects}.
 *
 * @param sessions the runs, in the order given
 * @param alpha error rate over all cells: the smallest of the plans
 * @param epsilon differences up to this share do not matter: the smallest of the plans
 * @param tau standard deviation between sessions of a log ratio, over all pairs of a leader and a
 *     rival; NaN without a pair
 * @param pairs how many pairs that are
 * @param cells those that at least two sessions can compare, in the order of the first
 * @param leftOut the others
 * @param reversals where two machines rank the contenders of a cell otherwise
 */
public record RunMerge(
    List<SessionInput> sessions,
    double alpha,
    double epsilon,
    double tau,
    int pairs,
    List<MergedCell> cells,
    List<LeftOut> leftOut,
    List<Reversal> reversals) {
  private static final double CONFIDENCE = 0.95;

  /**
   * A cell that fewer than two sessions can compare.
   *
   * @param point the cell's point
   * @param absences what the sessions lack
   */
  public record LeftOut(Point point, List<Absence> absences) {
    public LeftOut {
      absences = List.copyOf(absences);
    }
  }

  public RunMerge {
    sessions = List.copyOf(sessions);
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
    reversals = List.copyOf(reversals);
  }

  /**
   * Merges sessions; the same journals always give the same.
   *
   * @param sessions two or more, each of its own name
   */
  public static RunMerge of(List<SessionInput> sessions) {
    Map<String, RunInference> inferences = new LinkedHashMap<>();
    sessions.forEach(
        each -> inferences.put(each.name(), RunInference.replay(each.plan(), each.forks())));
    List<CellSessions> merged = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Point point : points(sessions)) {
      CellSessions cell = new CellSessions(point, inferences);
      if (cell.count() < 2) {
        leftOut.add(new LeftOut(point, cell.absences()));
      } else {
        merged.add(cell);
      }
    }
    double alpha = sessions.stream().mapToDouble(each -> each.plan().alpha()).min().orElseThrow();
    double epsilon =
        sessions.stream().mapToDouble(each -> each.plan().epsilon()).min().orElseThrow();
    List<RandomEffects> pairs = merged.stream().flatMap(RunMerge::leads).toList();
    return new RunMerge(
        sessions,
        alpha,
        epsilon,
        RandomEffects.commonTau(pairs),
        pairs.size(),
        new Rules(merged, alpha, epsilon).decide(),
        leftOut,
        Reversals.of(inferences, alpha));
  }

  private static SequencedSet<Point> points(List<SessionInput> sessions) {
    SequencedSet<Point> points = new LinkedHashSet<>();
    sessions.forEach(each -> each.plan().cells().forEach(cell -> points.add(cell.point())));
    return points;
  }

  private static Stream<RandomEffects> leads(CellSessions cell) {
    return cell.leader().stream()
        .flatMap(leader -> cell.rivals(leader).stream().map(rival -> cell.lead(leader, rival)))
        .flatMap(Optional::stream);
  }

  /** How cells are decided: the rules of a run, with the sessions as the sample. */
  private record Rules(List<CellSessions> cells, double alpha, double epsilon) {
    List<MergedCell> decide() {
      double[] ahead = holm(0);
      double[] clear = holm(Math.log1p(LeadSize.CLEAR_SHARE));
      double[] notWorse = holm(-margin());
      return IntStream.range(0, cells.size())
          .mapToObj(i -> decide(cells.get(i), ahead[i], clear[i], notWorse[i]))
          .toList();
    }

    private double[] holm(double bound) {
      return MultipleTesting.holm(cells.stream().mapToDouble(cell -> cell.pAhead(bound)).toArray());
    }

    private MergedCell decide(CellSessions cell, double ahead, double clear, double notWorse) {
      Optional<Contender> leader = cell.leader();
      List<MergedRival> rivals = leader.map(each -> rivals(cell, each)).orElse(List.of());
      List<Contender> within = leader.map(each -> within(cell, each)).orElse(List.of());
      Replication decision =
          cell.count() < RandomEffects.LEAST_GROUPS
              ? Replication.TOO_FEW_SESSIONS
              : ahead <= alpha
                  ? Replication.WIN
                  : leader.filter(each -> tied(cell, each, within)).isPresent()
                      ? Replication.TIE
                      : notWorse <= alpha ? Replication.EPSILON_BEST : Replication.NOT_SHOWN;
      return new MergedCell(
          cell.point(),
          decision,
          decision == Replication.WIN ? Optional.of(size(rivals, clear)) : Optional.empty(),
          leader,
          within,
          cell.count(),
          ahead,
          rivals,
          cell.absences());
    }

    private LeadSize size(List<MergedRival> rivals, double clear) {
      if (rivals.getFirst().lead().high() < 1 + epsilon) {
        return LeadSize.IMMATERIAL;
      }
      return clear <= alpha ? LeadSize.CLEAR : LeadSize.SHOWN;
    }

    private static List<MergedRival> rivals(CellSessions cell, Contender leader) {
      return cell.rivals(leader).stream().map(rival -> rival(cell, leader, rival)).toList();
    }

    private static MergedRival rival(CellSessions cell, Contender leader, Contender rival) {
      Optional<RandomEffects> lead = cell.lead(leader, rival);
      return new MergedRival(
          rival,
          lead.map(each -> each.interval(CONFIDENCE).exp()).orElse(Interval.unbounded(Double.NaN)),
          lead.map(RandomEffects::tau).orElse(Double.NaN),
          cell.differences(leader, rival).stream()
              .map(ModeratedMean::mean)
              .map(Math::exp)
              .toList());
    }

    /** The leader and those within ε of it: two one-sided tests at α over all pairs and cells. */
    private List<Contender> within(CellSessions cell, Contender leader) {
      double pairs = cell.size() * (cell.size() - 1) / 2.0;
      List<Contender> near =
          cell.rivals(leader).stream()
              .filter(rival ->
                  cell.lead(leader, rival)
                      .filter(lead -> lead.pWithin(margin()) <= alpha / (cells.size() * pairs))
                      .isPresent())
              .toList();
      return near.isEmpty() ? List.of() : Stream.concat(Stream.of(leader), near.stream()).toList();
    }

    /** Whether all that are not shown to be behind the leader are within ε of it. */
    private boolean tied(CellSessions cell, Contender leader, List<Contender> within) {
      double tail = alpha / (cells.size() * (double) cell.size() * (cell.size() - 1));
      return !within.isEmpty()
          && cell.rivals(leader).stream()
              .filter(rival -> !within.contains(rival))
              .allMatch(rival -> cell.pAhead(leader, rival, 0) <= tail);
    }

    private double margin() {
      return Math.log1p(epsilon);
    }
  }
}
