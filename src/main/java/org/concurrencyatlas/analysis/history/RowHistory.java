package org.concurrencyatlas.analysis.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.stats.change.ChangePoint;
import org.concurrencyatlas.stats.change.EDivisive;

/**
 * A contender at a point over the runs that have it.
 *
 * @param point the point
 * @param contender the contender
 * @param values one a run, in order of time
 * @param test by what changes were looked for; empty with fewer runs than that takes
 * @param changes what was found, in order of time
 * @param baseline mean log need of the baseline's runs; empty where none of them has the row
 */
public record RowHistory(
    Point point,
    Contender contender,
    List<Value> values,
    Optional<EDivisive.Test> test,
    List<RowChange> changes,
    OptionalDouble baseline) {
  /** Differs from commit to commit by its nature. */
  private static final String JAR = "jar";

  /**
   * What one run says of the row.
   *
   * @param run the run
   * @param row its figures
   */
  public record Value(HistoryRun run, HistoryRow row) {}

  public RowHistory {
    values = List.copyOf(values);
    changes = List.copyOf(changes);
  }

  /**
   * The history of a row.
   *
   * @param values in order of time, at least one
   * @param baseline the runs that others are held against, if any
   */
  static RowHistory of(List<Value> values, Optional<Baseline> baseline) {
    double[] needs = values.stream().mapToDouble(each -> each.row().logNeed()).toArray();
    Optional<EDivisive.Changes> found =
        needs.length < EDivisive.LEAST_VALUES ? Optional.empty() : Optional.of(EDivisive.of(needs));
    List<RowChange> changes = new ArrayList<>();
    found.ifPresent(all -> all.points().forEach(each -> changes.add(change(each, values))));
    HistoryRow first = values.getFirst().row();
    return new RowHistory(
        first.point(),
        first.contender(),
        values,
        found.map(EDivisive.Changes::test),
        changes,
        mean(values, baseline));
  }

  /** What the runs were about; empty for throughput. */
  public Optional<Cost> metric() {
    return values.getFirst().row().metric();
  }

  /** What the last run needs over what the baseline does; empty without a baseline. */
  public OptionalDouble lastToBaseline() {
    return baseline.isEmpty()
        ? baseline
        : OptionalDouble.of(Math.exp(values.getLast().row().logNeed() - baseline.getAsDouble()));
  }

  private static OptionalDouble mean(List<Value> values, Optional<Baseline> baseline) {
    return values.stream()
        .filter(each -> baseline.filter(runs -> runs.contains(each.run())).isPresent())
        .mapToDouble(each -> each.row().logNeed())
        .average();
  }

  private static RowChange change(ChangePoint point, List<Value> values) {
    HistoryRun before = values.get(point.index() - 1).run();
    HistoryRun after = values.get(point.index()).run();
    return new RowChange(
        before,
        after,
        point.index(),
        point.difference().exp(),
        point.p(),
        differing(before, after));
  }

  private static List<String> differing(HistoryRun before, HistoryRun after) {
    SequencedSet<String> names = new LinkedHashSet<>(before.settings().keySet());
    names.addAll(after.settings().keySet());
    return names.stream()
        .filter(name -> !name.equals(JAR))
        .filter(name ->
            !before
                .settings()
                .getOrDefault(name, "")
                .equals(after.settings().getOrDefault(name, "")))
        .toList();
  }
}
