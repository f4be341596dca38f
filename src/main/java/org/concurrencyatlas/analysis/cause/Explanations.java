package org.concurrencyatlas.analysis.cause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.jvm.JvmParameter;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Why contenders are behind the leaders of their cells, of a race about throughput or a quantile of
 * latency; CPU time and memory are counters themselves.
 */
public final class Explanations {
  /** Nothing is explained. */
  public static final Explanations NONE = new Explanations(Map.of());

  private final Map<Point, List<Explanation>> behind;

  private Explanations(Map<Point, List<Explanation>> behind) {
    this.behind = Map.copyOf(behind);
  }

  /**
   * Explains a run.
   *
   * @param processors of its machine
   * @param models what is known of the models
   */
  public static Explanations of(
      RunPlan plan, List<CellVerdict> cells, int processors, ModelDirectory models) {
    if (!(plan.metric().isEmpty() || plan.metric().flatMap(Cost::quantile).isPresent())) {
      return NONE;
    }
    Map<Point, Long> tasks =
        plan.cells().stream()
            .collect(Collectors.toMap(Cell::point, Cell::tasks, (first, _) -> first));
    Map<Point, List<Explanation>> behind = new HashMap<>();
    for (CellVerdict cell : cells) {
      long inBatch = tasks.getOrDefault(cell.point(), 1L);
      behind.put(
          cell.point(), new Explainer(plan, models, cell, inBatch, processors).explanations());
    }
    return new Explanations(behind);
  }

  /** Those of a cell that are behind its leader, the best first; none of those that tie. */
  public List<Explanation> of(Point point) {
    return behind.getOrDefault(point, List.of());
  }

  /** How many tasks of a batch are under way at once at most. */
  public static long inFlight(Point point) {
    return Pair.inFlight(point);
  }

  /** Explains one cell. */
  private record Explainer(
      RunPlan plan, ModelDirectory models, CellVerdict cell, long tasks, int processors) {
    List<Explanation> explanations() {
      Optional<ContenderResult> leader =
          cell.incomparable().isPresent()
              ? Optional.empty()
              : cell.results().stream()
                  .filter(each -> cell.leader().equals(Optional.of(each.contender())))
                  .findFirst();
      return leader.stream()
          .map(this::side)
          .flatMap(first ->
              cell.results().stream()
                  .filter(each -> !each.equals(first.result()) && isBehind(each))
                  .map(each -> explanation(first, side(each))))
          .toList();
    }

    /** Beaten by what may matter, or shown to be behind by more than ε. */
    private boolean isBehind(ContenderResult result) {
      double most = result.ratioToLeader().high();
      double least = result.ratioToLeader().low();
      return switch (result.state()) {
        case VOID -> false;
        case BEATEN -> result.ratioToLeader().estimate() < 1 && !(1 / least < 1 + plan.epsilon());
        case SURVIVOR -> most * (1 + plan.epsilon()) < 1;
      };
    }

    private Explanation explanation(Side leader, Side loser) {
      double gap = -Math.log(loser.result().ratioToLeader().estimate());
      Pair pair = new Pair(cell.point(), leader, loser, gap);
      Stream<Account> accounts =
          plan.metric()
              .flatMap(Cost::quantile)
              .map(quantile -> LatencyRules.accounts(pair, quantile))
              .orElseGet(() -> ThroughputRules.accounts(pair));
      return new Explanation(
          loser.result(),
          loser.counters(),
          leader.counters(),
          accounts.filter(Account::explains).findFirst());
    }

    private Side side(ContenderResult result) {
      long own =
          cell.point().jvm().getOrDefault(JvmParameter.PROCESSORS.parameter(), (long) processors);
      Optional<ModelInfo> model = models.get(result.contender().model());
      return new Side(
          result,
          Counters.of(result, model, (double) tasks, (int) own),
          model,
          flags(result.contender()).noneMatch(Explainer::worksBeside));
    }

    private Stream<String> flags(Contender contender) {
      return Stream.of(
              plan.jvmArguments().stream(),
              cell.point().jvmFlags().stream(),
              plan.variants().stream()
                  .filter(each -> each.name().equals(contender.variant()))
                  .map(Variant::jvmArguments)
                  .flatMap(List::stream))
          .flatMap(each -> each);
    }

    /** Collectors whose time is that of a cycle beside the threads, and no pause. */
    private static boolean worksBeside(String flag) {
      return flag.equals("-XX:+UseZGC") || flag.equals("-XX:+UseShenandoahGC");
    }
  }
}
