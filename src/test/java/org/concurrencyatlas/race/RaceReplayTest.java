package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.race.Races.AMPLE;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.piloted;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;
import static org.concurrencyatlas.race.Races.requests;
import static org.concurrencyatlas.race.Races.withSentinels;

import java.util.List;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.ContenderResult;
import org.junit.jupiter.api.Test;

/** A race is a function of its journal. */
class RaceReplayTest {
  @Test
  void aRaceResumedAtAnyForkEndsAsIfItHadNeverStopped() throws Exception {
    RunPlan plan = withSentinels(piloted(plan(3, FOUR, Order.INTERLEAVED, AMPLE)));
    Field truth = new Field(0.03);
    truth.throttledOneIn(7);
    List<ForkResult> whole = race(plan, truth);

    assertThat(whole).anyMatch(fork -> fork.attempt() > 0);
    for (int cut = 0; cut <= whole.size(); cut++) {
      List<ForkResult> resumed = race(plan, truth, whole.subList(0, cut), new Log());
      assertThat(requests(resumed)).as("cut at %s", cut).isEqualTo(requests(whole));
    }
  }

  @Test
  void theVerdictsFollowFromTheJournalAlone() throws Exception {
    RunPlan plan = plan(6, FOUR, Order.INTERLEAVED, AMPLE);
    Log log = new Log();
    List<ForkResult> journal = race(plan, new Field(0.03), List.of(), log);

    List<ForkResult> readBack =
        journal.stream().map(fork -> Json.read(Json.line(fork), ForkResult.class)).toList();
    assertThat(Json.pretty(VerdictRules.of(plan, readBack)))
        .isEqualTo(Json.pretty(VerdictRules.of(plan, journal)));
    assertThat(VerdictRules.of(plan, journal).cells())
        .allSatisfy(
            verdict -> assertThat(log.closed).containsEntry(verdict.point(), verdict.stopped()));
    long beaten =
        VerdictRules.of(plan, journal).cells().stream()
            .flatMap(verdict -> verdict.results().stream())
            .filter(result -> result.state() == ContenderResult.State.BEATEN)
            .count();
    assertThat(beaten).isGreaterThanOrEqualTo(log.eliminated);
    assertThat(log.eliminated).isPositive();
  }
}
