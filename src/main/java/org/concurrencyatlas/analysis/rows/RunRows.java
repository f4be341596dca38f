package org.concurrencyatlas.analysis.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.jmh.JmhMode;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * The rows of a run: one a contender of a cell, under the name that it has in the run's {@code
 * jmh.json}, so that a run can be held against such a file too.
 */
public final class RunRows {
  /** What stands before the workload in the name of a run's benchmark. */
  public static final String PREFIX = "org.concurrencyatlas.";

  /** What stands behind it. */
  public static final String SUFFIX = ".batch";

  /** The parameter that names the contender. */
  public static final String CONTENDER = "contender";

  private record ForkKey(Point point, Contender contender) {}

  private final RunPlan plan;
  private final Environment environment;
  private final RunMetric metric;
  private final Map<ForkKey, List<ForkResult>> forks;

  private RunRows(RunPlan plan, Environment environment, List<ForkResult> forks, RunMetric metric) {
    this.plan = plan;
    this.environment = environment;
    this.metric = metric;
    this.forks =
        Attempts.last(forks).stream()
            .filter(fork -> fork.role() == ForkResult.Role.MEASURED && fork.outcome().ok())
            .sorted(Comparator.comparingInt(ForkResult::block))
            .collect(Collectors.groupingBy(fork -> new ForkKey(fork.point(), fork.contender())));
  }

  /**
   * All rows of a run.
   *
   * @param name of its folder, as it was given
   * @param verdicts what was inferred of it: who failed, and which cells are void
   */
  public static RowSet of(
      String name,
      RunPlan plan,
      Environment environment,
      List<ForkResult> forks,
      RunVerdicts verdicts,
      RunMetric metric) {
    RunRows rows = new RunRows(plan, environment, forks, metric);
    Map<Point, Long> tasks =
        plan.cells().stream().collect(Collectors.toMap(Cell::point, Cell::tasks));
    List<Row> all = new ArrayList<>();
    for (CellVerdict cell : verdicts.cells()) {
      double each = (double) tasks.getOrDefault(cell.point(), 1L);
      cell.results().forEach(result -> all.add(rows.row(cell, result, each)));
    }
    return new RowSet(name, environment.commit(), true, all);
  }

  private Row row(CellVerdict cell, ContenderResult result, double tasks) {
    List<ForkResult> measured =
        forks.getOrDefault(new ForkKey(cell.point(), result.contender()), List.of());
    RowSample sample =
        new RowSample(
            measured.stream().map(fork -> metric.of(fork, tasks)).toList(),
            RowSample.Kind.FORK,
            measured.size());
    SequencedMap<String, String> under =
        measured.isEmpty()
            ? new LinkedHashMap<>()
            : MeasuredUnder.of(environment, plan.protocol(), measured);
    return new Row(
        key(cell.point(), result.contender()),
        metric.direction(),
        metric.unit(),
        sample,
        List.of(),
        under,
        problem(cell, result, sample));
  }

  /**
   * A contender as a value of a parameter in files of JMH. Viewers split their labels at "=", and
   * would take contenders that differ behind it for one.
   */
  public static String parameter(Contender contender) {
    return contender.toString().replace('=', ':');
  }

  /** The contender that such a value stands for. */
  public static String contender(String parameter) {
    return parameter.replace(':', '=');
  }

  private static RowKey key(Point point, Contender contender) {
    SequencedMap<String, String> params = new LinkedHashMap<>(point.texts());
    params.put(CONTENDER, parameter(contender));
    return new RowKey(PREFIX + point.workload() + SUFFIX, JmhMode.THROUGHPUT, params, 0);
  }

  private static Optional<RowProblem> problem(
      CellVerdict cell, ContenderResult result, RowSample sample) {
    Optional<RowProblem> voided = cell.incomparable().map(RowProblem.VoidCell::new);
    Optional<RowProblem> excluded =
        result
            .exclusion()
            .filter(exclusion -> !(exclusion instanceof Exclusion.Beaten))
            .map(RowProblem.Excluded::new);
    return voided
        .or(() -> excluded)
        .or(() ->
            sample.hasLogarithms()
                ? Optional.empty()
                : Optional.of(new RowProblem.NoRatio(sample.values())));
  }
}
