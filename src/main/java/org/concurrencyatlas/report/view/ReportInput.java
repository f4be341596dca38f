package org.concurrencyatlas.report.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.Estimand;
import org.concurrencyatlas.analysis.RunAnalysis;
import org.concurrencyatlas.analysis.cause.Explanations;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * All that a report is made from; nothing else is read, not even the clock, so that the same run
 * gives the same report at any time.
 *
 * @param plan what the run promised
 * @param environment where it ran, or began
 * @param others where else it ran
 * @param forks its journal
 * @param analysis what follows from plan and journal
 * @param models what is known of the models; how they are marked
 * @param explanations why contenders are behind the leaders
 */
public record ReportInput(
    RunPlan plan,
    Environment environment,
    List<Environment> others,
    List<ForkResult> forks,
    RunAnalysis analysis,
    ModelDirectory models,
    Explanations explanations) {
  /** Up to this age most JVMs still compile. */
  private static final long YOUNG_UP_TO_MILLIS = 5_000;

  public ReportInput {
    forks = List.copyOf(forks);
    others = List.copyOf(others);
  }

  /** A run on one machine. */
  public ReportInput(
      RunPlan plan,
      Environment environment,
      List<ForkResult> forks,
      RunAnalysis analysis,
      ModelDirectory models) {
    this(plan, environment, List.of(), forks, analysis, models);
  }

  private ReportInput(
      RunPlan plan,
      Environment environment,
      List<Environment> others,
      List<ForkResult> forks,
      RunAnalysis analysis,
      ModelDirectory models) {
    this(
        plan,
        environment,
        others,
        forks,
        analysis,
        models,
        explanations(plan, environment, others, analysis, models));
  }

  /** Where machines have unlike numbers of processors, none is that of all cells. */
  private static Explanations explanations(
      RunPlan plan,
      Environment environment,
      List<Environment> others,
      RunAnalysis analysis,
      ModelDirectory models) {
    boolean alike = others.stream().allMatch(each -> each.processors() == environment.processors());
    return alike
        ? Explanations.of(plan, analysis.verdicts().cells(), environment.processors(), models)
        : Explanations.NONE;
  }

  /** A run with what follows from its plan and its journal. */
  public static ReportInput of(
      RunPlan plan, Environment environment, List<ForkResult> forks, ModelDirectory models) {
    return of(plan, List.of(environment), forks, models);
  }

  /**
   * The same of a run that was measured on several machines.
   *
   * @param environments where it ran, one or more, that of its beginning first
   */
  public static ReportInput of(
      RunPlan plan, List<Environment> environments, List<ForkResult> forks, ModelDirectory models) {
    return new ReportInput(
        plan,
        environments.getFirst(),
        environments.subList(1, environments.size()),
        forks,
        RunAnalysis.of(plan, forks),
        models);
  }

  /** The machines that forks were measured on. */
  public Machines machines() {
    return Machines.of(Stream.concat(Stream.of(environment), others.stream()).toList(), forks);
  }

  /** Who wins where. */
  public RunVerdicts verdicts() {
    return analysis.verdicts();
  }

  /** How models are marked. */
  public ModelMarks marks() {
    return new ModelMarks(models);
  }

  /**
   * The age of the JVMs that were measured, where they were young: {@code 1–1.75 s}. Such a run
   * says nothing of JVMs that have run for long.
   */
  public Optional<String> youngJvm() {
    long from = plan.protocol().warmupMillis();
    long to = from + plan.protocol().iterations() * plan.protocol().iterationMillis();
    boolean grows = plan.protocol().maxWarmupMillis() > from;
    return to > YOUNG_UP_TO_MILLIS || grows
        ? Optional.empty()
        : Optional.of(seconds(from) + "–" + seconds(to) + " s");
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  /** What the reader must know of the whole run, one line each. */
  public List<String> warnings() {
    return verdicts().warnings().stream().map(ReasonText::of).toList();
  }

  /** The day on which the plan was fixed, in UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(plan.createdAt(), ZoneOffset.UTC);
  }

  /** What the race was about. */
  public Metric primary() {
    return Metric.of(plan.metric());
  }

  /**
   * What verdicts were drawn on, the race's own first: throughput has one only where the race was
   * about it, latency where there was a service.
   */
  public List<Metric> metrics() {
    boolean service =
        verdicts().cells().stream()
            .flatMap(cell -> cell.results().stream())
            .anyMatch(result -> result.latency().isPresent());
    return Stream.concat(Stream.of(primary()), Stream.of(Metric.values()))
        .distinct()
        .filter(metric -> metric != Metric.THROUGHPUT || metric == primary())
        .filter(metric -> service || !metric.isLatency() || metric == primary())
        .toList();
  }

  /** The cells as reports show them, in the order of the plan. */
  public List<CellSummary> cells() {
    return verdicts().cells().stream()
        .map(cell -> new CellSummary(cell, verdicts().epsilon(), plan.metric()))
        .toList();
  }

  /** The points of the plan, in its order. */
  public List<Point> points() {
    return plan.cells().stream().map(Cell::point).toList();
  }

  /** The line under each picture of one cell: how its figures came about. */
  public String method(CellVerdict cell) {
    return MethodLine.of(this, List.of(cell), verdicts().estimand());
  }

  /** The line under each picture of several cells. */
  public String method() {
    return MethodLine.of(this, verdicts().cells(), verdicts().estimand());
  }

  /** The same under a picture of another metric than throughput. */
  public String method(Metric metric) {
    return metric == primary()
        ? method()
        : MethodLine.of(
            this, verdicts().cells(), metric.measured() + " " + Estimand.window(plan, forks));
  }
}
