package org.concurrencyatlas.analysis.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.LeadSize;

/** Draws advice from verdicts: of those that are as good as the best, the simplest. */
public final class Advisor {
  private final ModelDirectory models;
  private final Environment environment;

  /**
   * An advisor for one machine.
   *
   * @param models what models say of their code
   * @param environment where was measured
   */
  public Advisor(ModelDirectory models, Environment environment) {
    this.models = models;
    this.environment = environment;
  }

  /**
   * The advice for a demand.
   *
   * @param at what was found for it
   * @param others what is known of other demands on the same machine
   */
  public Advice advise(Demand demand, MeasuredPoint at, List<MeasuredPoint> others) {
    Recommendation recommendation = recommend(at.verdict());
    return new Advice(
        demand,
        at,
        recommendation,
        recommendation
            .choice()
            .flatMap(choice -> result(at.verdict(), choice))
            .map(result -> RateLimits.of(at.demand(), result, environment)),
        recommendation.choice().stream()
            .flatMap(choice -> AnswerChanges.of(choice.model(), at, others).stream())
            .toList());
  }

  /** What a verdict recommends. */
  public Recommendation recommend(CellVerdict cell) {
    if (cell.leader().isEmpty() || cell.incomparable().isPresent()) {
      return new Recommendation(Recommendation.Kind.NONE, Optional.empty(), List.of());
    }
    Contender leader = cell.leader().get();
    List<Contender> good = asGood(cell, leader);
    if (cell.decision() == Decision.INCONCLUSIVE) {
      return alone(Recommendation.Kind.LEADS_SO_FAR, leader);
    }
    if (good.size() > 1) {
      Recommendation.Kind kind =
          good.containsAll(finished(cell))
              ? Recommendation.Kind.ANY
              : Recommendation.Kind.SIMPLEST_OF_SOME;
      return new Recommendation(kind, good.stream().min(simplestFirst(cell)), good);
    }
    return alone(
        cell.decision().isWin() ? Recommendation.Kind.BEST : Recommendation.Kind.NOT_BEATEN,
        leader);
  }

  private static Recommendation alone(Recommendation.Kind kind, Contender choice) {
    return new Recommendation(kind, Optional.of(choice), List.of(choice));
  }

  /**
   * The leader and all that are shown to be within ε of it; a lead that matters leaves it alone.
   */
  private static List<Contender> asGood(CellVerdict cell, Contender leader) {
    boolean matters =
        cell.decision().isWin() && !cell.size().equals(Optional.of(LeadSize.IMMATERIAL));
    return matters
        ? List.of(leader)
        : Stream.concat(Stream.of(leader), cell.within().stream()).distinct().toList();
  }

  private static List<Contender> finished(CellVerdict cell) {
    return cell.results().stream()
        .filter(each -> each.state() != ContenderResult.State.VOID)
        .map(ContenderResult::contender)
        .toList();
  }

  private static Optional<ContenderResult> result(CellVerdict cell, Contender contender) {
    return cell.results().stream().filter(each -> each.contender().equals(contender)).findFirst();
  }

  /** By how the code reads; of equal code that with fewer platform threads. */
  private Comparator<Contender> simplestFirst(CellVerdict cell) {
    return Comparator.comparing(this::style)
        .thenComparing(contender -> is(contender, Trait.THREAD_PER_TASK))
        .thenComparingDouble(contender ->
            result(cell, contender)
                .map(each -> each.usage().peakThreads())
                .orElse(Double.MAX_VALUE));
  }

  private CodeStyle style(Contender contender) {
    return models.get(contender.model()).map(ModelInfo::style).orElse(CodeStyle.UNKNOWN);
  }

  private boolean is(Contender contender, Trait trait) {
    return models.get(contender.model()).filter(model -> model.is(trait)).isPresent();
  }
}
