package org.concurrencyatlas.analysis.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * All contests of a file. The replicates of a row are its forks, in logarithms; the rows are
 * compared by Welch's unpaired t test with variances that are moderated over the file, for a file
 * of JMH has no blocks: all forks of a row ran one after the other. Holm's procedure goes over all
 * contests, for winners and again for ties.
 *
 * @param all in the order of the file
 * @param alpha error rate over all contests
 * @param epsilon differences up to this share do not matter
 * @param others parameters that could have been the contenders as well
 */
public record Contests(List<Contest> all, double alpha, double epsilon, List<String> others) {
  public Contests {
    all = List.copyOf(all);
    others = List.copyOf(others);
  }

  /** Where rows meet, and what they differ in there. */
  private record Meeting(Place place, String by) {}

  /**
   * Puts the rows into contests and decides each.
   *
   * @param contenders the parameter whose values are the contenders, {@link Place#BENCHMARK} for
   *     the methods; empty for the rule of {@link ContenderRule}
   * @param alpha error rate over all contests, in (0, 1)
   * @param epsilon differences up to this share do not matter, in (0, 1)
   * @throws org.concurrencyatlas.result.UsageException when no row has that parameter
   */
  public static Contests of(RowSet rows, String contenders, double alpha, double epsilon) {
    ContenderRule rule = ContenderRule.of(rows.rows(), contenders);
    SequencedMap<Meeting, List<ContestSide>> meetings = new LinkedHashMap<>();
    SequencedMap<Meeting, String> units = new LinkedHashMap<>();
    for (Row row : rows.rows()) {
      String by = rule.by(row);
      Meeting meeting = new Meeting(Place.of(row.key(), by), by);
      String unit = units.computeIfAbsent(meeting, _ -> row.unit());
      meetings
          .computeIfAbsent(meeting, _ -> new ArrayList<>())
          .add(ContestSide.of(ContenderRule.contender(row, by), row, unit));
    }
    VariancePrior pool = VariancePrior.of(variances(meetings.values().stream()));
    List<ContestTrial> trials = new ArrayList<>();
    meetings.forEach((meeting, sides) ->
        trials.add(
            ContestTrial.of(
                meeting.place(),
                meeting.by(),
                units.getOrDefault(meeting, ""),
                sides,
                pool,
                epsilon)));
    return new Contests(judged(trials, alpha), alpha, epsilon, rule.others());
  }

  /** Contests in which several rows have a figure. */
  public List<Contest> contested() {
    return all.stream().filter(contest -> contest.known().size() > 1).toList();
  }

  /** How many have that outcome. */
  public long count(ContestOutcome outcome) {
    return all.stream().filter(contest -> contest.outcome() == outcome).count();
  }

  private static LogVariances variances(Stream<List<ContestSide>> sides) {
    LogVariances pool = LogVariances.NONE;
    for (ContestSide side : sides.flatMap(List::stream).toList()) {
      pool = side.addTo(pool);
    }
    return pool;
  }

  private static List<Contest> judged(List<ContestTrial> trials, double alpha) {
    List<ContestTrial> tested = trials.stream().filter(ContestTrial::isTested).toList();
    double[] best =
        MultipleTesting.holm(tested.stream().mapToDouble(ContestTrial::pBest).toArray());
    double[] tie = MultipleTesting.holm(tested.stream().mapToDouble(ContestTrial::pTie).toArray());
    long pairs = tested.stream().mapToLong(ContestTrial::pairs).sum();
    List<Contest> contests = new ArrayList<>();
    int next = 0;
    for (ContestTrial trial : trials) {
      boolean isTested = trial.isTested();
      contests.add(
          judged(
              trial,
              isTested ? best[next] : Double.NaN,
              isTested ? tie[next] : Double.NaN,
              pairs,
              alpha));
      next += isTested ? 1 : 0;
    }
    return contests;
  }

  private static Contest judged(
      ContestTrial trial, double best, double tie, long pairs, double alpha) {
    ContestOutcome outcome = trial.outcome(best, tie, alpha);
    List<ContestRow> rows = new ArrayList<>();
    for (int i = 0; i < trial.known().size(); i++) {
      ContestSide side = trial.known().get(i);
      rows.add(
          new ContestRow(
              side.contender(),
              side.row(),
              side.value(trial.pool()),
              side.values(),
              trial.state(i, outcome, pairs, alpha),
              trial.ratio(i),
              trial.uncertified(side),
              side.problem()));
    }
    trial.unknown().forEach(side -> rows.add(unknown(side)));
    return new Contest(
        trial.place(),
        trial.by(),
        rows.getFirst().row().direction(),
        trial.unit(),
        rows,
        outcome,
        best,
        trial.differing());
  }

  private static ContestRow unknown(ContestSide side) {
    Interval none = Interval.unbounded(Double.NaN);
    return new ContestRow(
        side.contender(),
        side.row(),
        none,
        List.of(),
        ContestRow.State.UNKNOWN,
        none,
        side.uncertified(),
        side.problem());
  }
}
