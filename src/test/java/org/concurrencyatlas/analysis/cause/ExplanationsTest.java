package org.concurrencyatlas.analysis.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.cause.CauseJournal.Made;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.stats.queue.IdealQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processors; the leader takes 1,000 ns a task, so that ΔT to one of 2,000 ns is 1,000. */
@DisplayName("A cause is told where it accounts for half of the gap, and for less it is not")
class ExplanationsTest {
  private static final String WAITS = "timer(concurrency=64,tasks=100,waitMicros=1000)";
  private static final String SERVICE =
      "service(arrivals=poisson,cpuNanos=1000000,loadPercent=70,ratePerSecond=0,tasks=100,waitMicros=0)";

  private static final Made LEADER = Made.of("async(admit=64)", 1_000, 1_900);

  @Test
  @DisplayName("CPU time: twice as much on all processors; with 1.4 times as much they were idle")
  void cpuTime() {
    assertThat(only(LEADER, Made.of("fork-join(admit=64)", 2_000, 3_800)))
        .hasValueSatisfying(account -> {
          assertThat(account.cause()).isEqualTo(Cause.CPU);
          assertThat(account.share()).isCloseTo(1, within(0.03));
        });
    assertThat(cause(LEADER, Made.of("fork-join(admit=64)", 2_000, 2_700))).contains(Cause.IDLE);
  }

  @Test
  @DisplayName("three parts of less than a half each explain nothing")
  void nothingAccountsForHalf() {
    Made loser = Made.of("fork-join(admit=64)", 2_000, 2_600).served(600);

    assertThat(explanations(throughput(LEADER, loser))).hasSize(1);
    assertThat(cause(LEADER, loser)).isEmpty();
  }

  @Test
  @DisplayName("the server's CPU time: it alone makes 1.6 times of twice the time")
  void serverCpuTime() {
    assertThat(cause(LEADER, Made.of("fork-join(admit=64)", 2_000, 2_500).served(1_200)))
        .contains(Cause.SERVER_CPU);
    assertThat(cause(LEADER, Made.of("fork-join(admit=64)", 100_000, 140_000).served(50_000)))
        .as("it computes more than its server")
        .contains(Cause.CPU);
  }

  @Test
  @DisplayName("CPU time explains nothing where half of the processors are idle")
  void cpuTimeThatDoesNotBound() {
    Made leader = Made.of("async(admit=64)", 1_000, 500);

    assertThat(cause(leader, Made.of("fork-join(admit=64)", 1_200, 900))).isEmpty();
  }

  @Test
  @DisplayName("a collector that held all threads for 600 of the 1,000 ns, and not for 400")
  void collector() {
    Made loser = Made.of("fork-join(admit=64)", 2_000, 3_800);

    assertThat(cause(LEADER, loser.collected(600))).contains(Cause.COLLECTOR);
    assertThat(cause(LEADER, loser.collected(400))).contains(Cause.CPU);
    ReportInput beside = CauseJournal.flagged("-XX:+UseZGC", WAITS, LEADER, loser.collected(600));
    assertThat(explanations(beside).getFirst().isBy(Cause.CPU))
        .as("the time of a collector beside the threads is no pause")
        .isTrue();
  }

  @Test
  @DisplayName("carriers pinned for 97 % of the time, and not for 20 %")
  void pinnedCarriers() {
    Made loser = Made.of("virtual-threads(admit=64)", 2_000, 200);

    assertThat(cause(LEADER, loser.pinned(2, 0.97))).contains(Cause.PINNED);
    assertThat(cause(LEADER, loser.pinned(2, 0.2))).contains(Cause.IDLE);
    assertThat(cause(LEADER, Made.of("virtual-threads(admit=64)", 2_000, 3_800).pinned(2, 0.97)))
        .as("the processors were busy all the same")
        .contains(Cause.CPU);
  }

  @Test
  @DisplayName("8 threads for 64 tasks are 8 times slower; 32 threads would be twice")
  void tooFewThreads() {
    Made loser = Made.of("fixed-pool(threads=64)", 8_000, 300);

    assertThat(only(LEADER, loser.on(8)))
        .hasValueSatisfying(account -> {
          assertThat(account.cause()).isEqualTo(Cause.THREADS);
          assertThat(account.share()).isCloseTo(1, within(0.02));
        });
    assertThat(cause(LEADER, loser.on(32))).contains(Cause.IDLE);
    assertThat(cause(LEADER, Made.of("virtual-threads(admit=64)", 8_000, 300).pinned(2, 0)))
        .as("a virtual thread that waits holds no carrier")
        .contains(Cause.IDLE);
  }

  @Test
  @DisplayName("2 threads are not why a pool is 100 times slower that computes 60 times as long")
  void tooFewThreadsThatComputeForLong() {
    assertThat(cause(LEADER, Made.of("fixed-pool(threads=64)", 100_000, 120_000).on(2)))
        .contains(Cause.CPU);
  }

  @Test
  @DisplayName("8 workers for 64 tasks likewise; how many they are says their setting")
  void tooFewWorkers() {
    assertThat(cause(LEADER, Made.of("process-pool(workers=8)", 8_000, 300)))
        .contains(Cause.THREADS);
    assertThat(cause(LEADER, Made.of("python-process-pool(workers=8)", 8_000, 300)))
        .contains(Cause.THREADS);
    assertThat(cause(LEADER, Made.of("process-pool(workers=64)", 8_000, 300))).contains(Cause.IDLE);
  }

  @Test
  @DisplayName("one processor of two by a global lock makes twice the time; more CPU time the rest")
  void globalLock() {
    assertThat(cause(LEADER, Made.of("python-thread-pool(threads=64)", 2_000, 2_000)))
        .contains(Cause.GLOBAL_LOCK);
    assertThat(only(LEADER, Made.of("python-thread-pool(threads=64)", 80_000, 80_000)))
        .hasValueSatisfying(account -> {
          assertThat(account.cause()).isEqualTo(Cause.CPU);
          assertThat(account.share()).isCloseTo(Math.log(80 / 1.9) / Math.log(80), within(0.02));
        });
  }

  @Test
  @DisplayName("a thread that computes all the time is bound by CPU time, not by idle processors")
  void oneThreadThatComputes() {
    Made leader = Made.of("sequential", 1_000, 1_000).on(0);

    assertThat(cause(leader, Made.of("fixed-pool(threads=1)", 100_000, 90_000).on(1)))
        .contains(Cause.CPU);
    assertThat(only(leader, Made.of("fixed-pool(threads=1)", 100_000, 50_000).on(1)))
        .as("it waited for half of the time, and computes for 50 times as long as the leader takes")
        .hasValueSatisfying(account -> {
          assertThat(account.cause()).isEqualTo(Cause.CPU);
          assertThat(account.share()).isCloseTo(Math.log(50) / Math.log(100), within(0.02));
        });
    assertThat(cause(leader, Made.of("fixed-pool(threads=1)", 100_000, 5_000).on(1)))
        .contains(Cause.IDLE);
  }

  @Test
  @DisplayName("and so does one event loop")
  void onlyThread() {
    assertThat(cause(LEADER, Made.of("node-promises(admit=64)", 2_000, 2_000)))
        .contains(Cause.ONE_THREAD);
    assertThat(cause(LEADER, Made.of("node-worker-threads(workers=64)", 2_000, 2_000)))
        .contains(Cause.IDLE);
  }

  @Test
  @DisplayName("of those that tie nothing is told, whatever they used")
  void tiesHaveNoCause() {
    Made other = Made.of("fork-join(admit=64)", 1_000, 1_000).collected(500);

    assertThat(explanations(throughput(LEADER, other))).isEmpty();
  }

  @Test
  @DisplayName("a counter of more than all processors is not believed")
  void aCounterThatIsTooCoarse() {
    assertThat(cause(LEADER, Made.of("fork-join(admit=64)", 2_000, 40_000))).isEmpty();
  }

  @Test
  @DisplayName("latency: a queue with its CPU time, if that makes half of the gap in logs")
  void cpuTimeOfRequests() {
    double perNano = 1.4e-6;
    double ratio = p99(2, 1.2e6, perNano) / p99(2, 1e6, perNano);
    Made leader = Made.of("fixed-pool(threads=2)", 1 / perNano, 1e6).answering(8e6);
    Made loser = Made.of("fork-join(workers=2)", 1 / perNano, 1.2e6);

    assertThat(service(leader, loser.answering(8e6 * ratio)))
        .hasValueSatisfying(account -> {
          assertThat(account.cause()).isEqualTo(Cause.CPU);
          assertThat(account.share()).isCloseTo(1, within(0.05));
        });
    assertThat(service(leader, loser.answering(8e6 * Math.pow(ratio, 2.2)))).isEmpty();
  }

  @Test
  @DisplayName("latency: one server instead of two")
  void threadsOfRequests() {
    double perNano = 0.7e-6;
    double ratio = p99(1, 1e6, perNano) / p99(2, 1e6, perNano);
    Made leader = Made.of("fixed-pool(threads=2)", 1 / perNano, 1e6).answering(4e6);
    Made loser = Made.of("sequential", 1 / perNano, 1e6).on(0);

    assertThat(service(leader, loser.answering(4e6 * ratio)))
        .map(Account::cause)
        .contains(Cause.THREADS);
    assertThat(service(leader, loser.answering(4e6 * Math.pow(ratio, 2.2)))).isEmpty();
  }

  @Test
  @DisplayName("latency: carriers that are taken while they are pinned")
  void pinnedRequests() {
    double perNano = 1e-6;
    double pinned = 0.45 * 2 / perNano;
    double ratio = p99(2, 1e5 + pinned, perNano) / p99(2, 1e5, perNano);
    Made leader = Made.of("fixed-pool(threads=2)", 1 / perNano, 1e5).answering(1e6);
    Made loser = Made.of("virtual-threads", 1 / perNano, 1e5).pinned(2, 0.45);

    assertThat(service(leader, loser.answering(1e6 * ratio)))
        .map(Account::cause)
        .contains(Cause.PINNED);
    assertThat(service(leader, loser.answering(1e6 * Math.pow(ratio, 2.2)))).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("latency: other arrivals, permits, bursts and the like are no such queue")
  @ValueSource(strings = {"arrivals=fixed", "permits=2", "burstPercent=200", "longPercent=10"})
  void onlyAPlainServiceIsAQueue(String other) {
    String changed =
        other.startsWith("arrivals")
            ? SERVICE.replace("arrivals=poisson", other)
            : SERVICE.replace("tasks", other + ",tasks");
    Made leader = Made.of("fixed-pool(threads=2)", 1e6, 1e6).answering(4e6);
    Made loser = Made.of("sequential", 1e6, 1e6).on(0).answering(8e6);

    assertThat(service(leader, loser)).as("a plain one").isPresent();
    assertThat(explanations(CauseJournal.latency(changed, leader, loser)))
        .singleElement()
        .satisfies(each -> assertThat(each.account()).isEmpty());
  }

  private static double p99(int servers, double serviceNanos, double perNano) {
    return IdealQueue.of(servers, serviceNanos, perNano).quantile(0.99);
  }

  private static Optional<Account> service(Made leader, Made loser) {
    return explanations(CauseJournal.latency(SERVICE, leader, loser)).getFirst().account();
  }

  private static Optional<Cause> cause(Made leader, Made loser) {
    return only(leader, loser).map(Account::cause);
  }

  private static Optional<Account> only(Made leader, Made loser) {
    return explanations(throughput(leader, loser)).getFirst().account();
  }

  private static ReportInput throughput(Made leader, Made loser) {
    return CauseJournal.throughput(WAITS, leader, loser);
  }

  private static List<Explanation> explanations(ReportInput input) {
    return input.explanations().of(input.points().getFirst());
  }
}
