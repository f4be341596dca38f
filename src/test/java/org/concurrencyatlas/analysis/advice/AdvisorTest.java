package org.concurrencyatlas.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.analysis.advice.Recommendation.Kind;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  private static final Demand DEMAND = new Demand(200_000, 50_000_000, 500, 0);

  private final ReportInput sample = input(Decision.TIE, 1_000, 990, 980);
  private final Advisor advisor = new Advisor(sample.models(), sample.environment());

  @Test
  void aWinnerIsRecommendedAlone() {
    Recommendation advice = advisor.recommend(cell(Decision.WIN_CERTIFIED, 2_000, 1_000, 900));

    assertThat(advice.kind()).isEqualTo(Kind.BEST);
    assertThat(advice.choice()).hasValue(Contender.parse("async(admit=500)"));
  }

  @Test
  void whereAllAreAsGoodTheSimplestCodeIsRecommended() {
    Recommendation advice = advisor.recommend(cell(Decision.TIE, 1_000, 995, 990));

    assertThat(advice.kind()).isEqualTo(Kind.ANY);
    assertThat(advice.choice()).hasValue(Contender.parse("fixed-pool(threads=500)"));
    assertThat(advice.asGood()).hasSize(3);
  }

  @Test
  void whereSomeAreAsGoodTheSimplestOfTheseIsRecommended() {
    Recommendation advice = advisor.recommend(cell(Decision.TIE, 1_000, 990, 500));

    assertThat(advice.kind()).isEqualTo(Kind.SIMPLEST_OF_SOME);
    assertThat(advice.choice()).hasValue(Contender.parse("virtual-threads(admit=500)"));
  }

  @Test
  void nothingIsRecommendedWhereForksDoNotDecide() {
    Recommendation advice = advisor.recommend(cell(Decision.INCONCLUSIVE, 1_000, 990, 980));

    assertThat(advice.kind()).isEqualTo(Kind.LEADS_SO_FAR);
    assertThat(advice.asGood()).hasSize(1);
  }

  @Test
  void theNearestPlaceWhereTheModelIsBeatenChangesTheAnswer() {
    MeasuredPoint here = at(DEMAND, Decision.WIN_CERTIFIED, 2_000, 1_000, 900);
    MeasuredPoint same = at(inFlight(1_000), Decision.WIN_CERTIFIED, 2_000, 1_000, 900);
    MeasuredPoint beaten = at(inFlight(2_000), Decision.WIN_CERTIFIED, 900, 1_000, 2_000);
    MeasuredPoint farther = at(inFlight(8_000), Decision.WIN_CERTIFIED, 900, 2_000, 1_000);

    Advice advice = advisor.advise(DEMAND, here, List.of(farther, beaten, same, here));

    assertThat(advice.axes())
        .containsExactly(
            new AxisFinding.Changes(
                Axis.IN_FLIGHT,
                1_000,
                2_000,
                Contender.parse("fixed-pool(threads=500)"),
                beaten.origin()),
            new AxisFinding.Open(Axis.CPU, List.of()),
            new AxisFinding.Open(Axis.WAIT, List.of()));
  }

  @Test
  void whereTheAnswerIsTheSameEverywhereItSaysFromWhereToWhere() {
    MeasuredPoint here = at(DEMAND, Decision.WIN_CERTIFIED, 2_000, 1_000, 900);
    MeasuredPoint more = at(inFlight(2_000), Decision.WIN_CERTIFIED, 2_000, 1_000, 900);
    MeasuredPoint open = at(inFlight(9_000), Decision.INCONCLUSIVE, 900, 1_000, 2_000);

    assertThat(advisor.advise(DEMAND, here, List.of(here, more, open)).axes())
        .first()
        .isEqualTo(new AxisFinding.Holds(Axis.IN_FLIGHT, 500, 2_000, List.of(more.origin())));
    assertThat(advisor.advise(DEMAND, here, List.of(here, open)).axes())
        .first()
        .isEqualTo(new AxisFinding.Open(Axis.IN_FLIGHT, List.of(9_000L)));
  }

  @Test
  void theLimitIsWhicheverIsReached() {
    assertThat(new RateLimits(9_900, 10_000, 0.5, 2, 1e8, 1L << 30).bound())
        .isEqualTo(RateLimits.Bound.WAITS);
    assertThat(new RateLimits(5_000, 10_000, 1.9, 2, 1e8, 1L << 30).bound())
        .isEqualTo(RateLimits.Bound.PROCESSORS);
    assertThat(new RateLimits(5_000, 10_000, 1.9, 2, 1e9, 1L << 30).bound())
        .isEqualTo(RateLimits.Bound.MEMORY);
    assertThat(new RateLimits(5_000, 10_000, 1.1, 2, 1e8, 1L << 30).bound())
        .isEqualTo(RateLimits.Bound.NONE);
  }

  private static Demand inFlight(long value) {
    return Axis.IN_FLIGHT.with(DEMAND, value);
  }

  private static MeasuredPoint at(
      Demand demand, Decision decision, double async, double virtual, double pool) {
    Origin origin = new Origin("run-" + demand.inFlight(), Instant.EPOCH, true, true);
    return new MeasuredPoint(demand, cell(decision, async, virtual, pool), 0.05, origin);
  }

  private static CellVerdict cell(Decision decision, double async, double virtual, double pool) {
    return input(decision, async, virtual, pool).verdicts().cells().getFirst();
  }

  private static ReportInput input(Decision decision, double async, double virtual, double pool) {
    return SampleRun.of(
        "compute-wait(concurrency=500,cpuNanos=200000,tasks=2000,waitMicros=50000)",
        decision,
        List.of(
            Entry.of("async(admit=500)", async),
            Entry.of("virtual-threads(admit=500)", virtual),
            Entry.of("fixed-pool(threads=500)", pool)));
  }
}
