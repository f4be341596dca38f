package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.A;
import static org.concurrencyatlas.analysis.JournalBuilder.B;
import static org.concurrencyatlas.analysis.JournalBuilder.cell;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.NoiseRule;
import org.concurrencyatlas.inference.RunNoise;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.RunWarning;
import org.junit.jupiter.api.Test;

/** What is told of single forks: disturbance, drift, groups, and what a minute shows. */
class ForkHealthTest {
  private static final Cell DUEL = cell(1, A, B);

  @Test
  void aForkIsDisturbedByStealThrottlingForeignLoadOrAnotherSpeedOfTheProcessor() {
    assertThat(judge(noise(0.011, 0, 0, 50))).isPresent();
    assertThat(judge(noise(0.009, 0, 0.24, 51))).isEmpty();
    assertThat(judge(noise(0, 1, 0, 50))).isPresent();
    assertThat(judge(noise(0, 0, 0.26, 50))).contains("others used 26.0 % of a processor");
    assertThat(judge(noise(0, 0, 0, 52))).contains("the processor's speed was off by 4.0 %");
    assertThat(judge(noise(0, 0, 0, 48))).isPresent();
    assertThat(judge(Noise.UNKNOWN)).isEmpty();
  }

  @Test
  void aTwentiethOfASmallMachineIsForeignLoadEnough() {
    assertThat(judge(noise(0, 0, 0.12, 2, 50))).contains("others used 12.0 % of a processor");
    assertThat(judge(noise(0, 0, 0.09, 2, 50))).isEmpty();
    assertThat(judge(noise(0, 0, 0.24, 8, 50))).isEmpty();
    assertThat(judge(noise(0, 0, 0.26, 64, 50))).isPresent();
  }

  @Test
  void theSpeedOfTheProcessorIsNotJudgedBeforeThreeForks() {
    NoiseRule rule = new NoiseRule();

    assertThat(rule.next(fork(noise(0, 0, 0, 50)))).isEmpty();
    assertThat(rule.next(fork(noise(0, 0, 0, 70)))).isEmpty();
    assertThat(rule.next(fork(noise(0, 0, 0, 50)))).isEmpty();
    assertThat(rule.next(fork(noise(0, 0, 0, 70)))).isPresent();
  }

  @Test
  void aSessionIsNoisyWhenMoreThanAFifthOfItsForksWereDisturbed() {
    NoiseRule rule = new NoiseRule();
    for (int i = 0; i < 20; i++) {
      assertThat(rule.noisy()).isFalse();
      rule.next(fork(noise(0, i % 5 == 4 ? 1 : 0, 0, 50)));
    }
    assertThat(rule.disturbedShare()).isEqualTo(0.2);

    rule.next(fork(noise(0, 1, 0, 50)));

    assertThat(rule.noisy()).isTrue();
    assertThat(rule.repeatsPay()).isFalse();
  }

  /** The processor of one machine is faster than that of another: nobody was disturbed. */
  @Test
  void eachShardIsJudgedByItsOwnProcessor() {
    Cell first = cell(1, A, B);
    Cell second = cell(2, A, B);
    RunPlan plan = plan(List.of(3), first, second);
    List<ForkResult> forks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      forks.add(at(first.point(), fork(noise(0, 0, 0, 50))));
      forks.add(at(second.point(), fork(noise(0, 0, 0, 70))));
    }

    assertThat(RunNoise.of(plan, forks).noisy()).isTrue();
    RunPlan merged = plan.cut(new Shards(2, List.of(1, 2), "id"), plan.createdAt());
    assertThat(RunNoise.of(merged, forks).noisy()).isFalse();

    for (int i = 0; i < 4; i++) {
      forks.add(at(second.point(), fork(noise(0.1, 0, 0, 70))));
    }
    assertThat(RunNoise.of(merged, forks).noisy(0)).isFalse();
    assertThat(RunNoise.of(merged, forks).noisy(1)).isTrue();
    assertThat(VerdictRules.of(merged, forks).warnings())
        .contains(new RunWarning.NoisyShard(2, 2, 0.25));
  }

  @Test
  void iterationsThatGetSlowerInEveryForkAreADrift() {
    List<ForkResult> drifting =
        IntStream.range(0, 3)
            .mapToObj(i -> times(10, 10, 10, 10.5 + 0.01 * i, 10.5, 10.5))
            .toList();
    List<ForkResult> steady =
        IntStream.range(0, 3)
            .mapToObj(i -> times(10, 10.1, 9.9, 10, 10.1 - 0.01 * i, 9.9))
            .toList();

    assertThat(ForkShape.drift(drifting).share().estimate()).isCloseTo(0.05, within(0.001));
    assertThat(ForkShape.drift(drifting).state()).isEqualTo(Drift.State.DRIFTING);
    assertThat(ForkShape.drift(steady).state()).isEqualTo(Drift.State.STEADY);
    assertThat(ForkShape.drift(steady.subList(0, 2)).state()).isEqualTo(Drift.State.UNKNOWN);
    assertThat(ForkShape.drift(List.of()).share().estimate()).isNaN();
  }

  @Test
  void forksThatFallIntoGroupsAreMultimodal() {
    List<ForkResult> groups = List.of(around(10), around(10.02), around(13));
    List<ForkResult> one = List.of(around(10), around(10.2), around(10.4));

    assertThat(ForkShape.multimodal(groups)).isTrue();
    assertThat(ForkShape.multimodal(one)).isFalse();
    assertThat(ForkShape.multimodal(groups.subList(1, 3))).isFalse();
    assertThat(ForkShape.multimodal(List.of(times(10), times(12), times(19)))).isFalse();
  }

  private static Optional<String> judge(Noise noise) {
    NoiseRule rule = new NoiseRule();
    for (int i = 0; i < 5; i++) {
      rule.next(fork(noise(0, 0, 0, 50)));
    }
    return rule.next(fork(noise));
  }

  private static Noise noise(double steal, double throttled, double foreign, double spin) {
    return noise(steal, throttled, foreign, 0, spin);
  }

  private static Noise noise(
      double steal, double throttled, double foreign, int processors, double spin) {
    return new Noise(
        steal,
        throttled,
        Double.NaN,
        foreign,
        processors,
        Double.NaN,
        Double.NaN,
        spin * 1e6,
        spin * 1e6);
  }

  private static ForkResult fork(Noise noise) {
    return fork(A, Role.MEASURED, noise, new Iteration(1, 1e6));
  }

  private static ForkResult at(Point point, ForkResult fork) {
    return ForkBuilder.like(fork).point(point).build();
  }

  private static ForkResult around(double millis) {
    return times(millis, millis * 1.01, millis * 0.99, millis);
  }

  private static ForkResult times(double... millis) {
    Iteration[] iterations =
        Arrays.stream(millis).mapToObj(m -> new Iteration(10, m * 1e6)).toArray(Iteration[]::new);
    return fork(A, Role.MEASURED, Noise.UNKNOWN, iterations);
  }

  private static ForkResult fork(
      Contender contender, Role role, Noise noise, Iteration... iterations) {
    return ForkBuilder.of(DUEL.point(), contender)
        .block(1)
        .role(role)
        .iterations(List.of(iterations))
        .noise(noise)
        .build();
  }
}
