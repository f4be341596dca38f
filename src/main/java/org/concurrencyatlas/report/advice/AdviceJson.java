package org.concurrencyatlas.report.advice;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.advice.Advice;
import org.concurrencyatlas.analysis.advice.Origin;
import org.concurrencyatlas.analysis.advice.Recommendation;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.Decision;

/** Advice for programs: what was asked, what is recommended, and the five lines. */
public final class AdviceJson {
  private AdviceJson() {}

  /** The whole text. */
  public static String text(Advice advice, ModelDirectory models) {
    return Json.pretty(
        new Answer(
            advice.demand(),
            advice.at().demand(),
            advice.at().verdict().point(),
            advice.recommendation().kind(),
            advice.recommendation().choice(),
            advice.recommendation().asGood(),
            advice.at().verdict().decision(),
            advice.at().epsilon(),
            advice.at().verdict().blocks(),
            advice.at().origin(),
            AdviceText.lines(advice, models)));
  }

  private record Answer(
      Demand asked,
      Demand measured,
      Point point,
      Recommendation.Kind kind,
      Optional<Contender> choice,
      List<Contender> asGood,
      Decision decision,
      double epsilon,
      int blocks,
      Origin origin,
      List<String> lines) {}
}
