package org.concurrencyatlas.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.concurrencyatlas.analysis.recording.RecordedService.Load;
import org.concurrencyatlas.analysis.recording.RecordedService.ReadSettings;
import org.concurrencyatlas.analysis.recording.RecordedService.Sample;
import org.concurrencyatlas.analysis.recording.RecordedService.Span;
import org.concurrencyatlas.analysis.recording.RecordedService.Who;
import org.junit.jupiter.api.Test;

/**
 * Ten seconds of a service with two threads on four processors, by hand: each has 100 tasks a
 * second, which compute for 2 ms, read for 5 ms and then stand in a queue for 1 ms. A third thread
 * computes all the time and serves nobody.
 */
class ServiceEstimatorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final int PROCESSORS = 4;
  private static final List<Who> SERVERS = List.of(thread(1), thread(2));
  private static final Who OTHER = thread(3);
  private static final ReadSettings ALL = new ReadSettings(true, "0 ms", "off");

  private final List<Span> reads = new ArrayList<>();
  private final List<Span> tasks = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();

  ServiceEstimatorTest() {
    for (long second = 0; second <= 10; second++) {
      for (Who server : SERVERS) {
        loads.add(new Load(server, second * SECOND, 0.2 / PROCESSORS));
      }
      loads.add(new Load(OTHER, second * SECOND, 1.0 / PROCESSORS));
    }
    for (Who server : SERVERS) {
      for (long task = 0; task < 1_000; task++) {
        long start = task * 10 * MILLI;
        reads.add(new Span(server, start + 2 * MILLI, 5 * MILLI));
        tasks.add(new Span(server, start, 8 * MILLI));
      }
    }
  }

  @Test
  void aReadIsATaskWhereNothingElseIsSaid() {
    ServiceEstimate estimate = estimate(ALL, List.of(), OptionalLong.empty());

    assertThat(estimate.tasks()).isEqualTo(2_000);
    assertThat(estimate.tasksPerSecond().orElseThrow()).isCloseTo(200, within(0.01));
    assertThat(mean(estimate.cpuNanos())).isCloseTo(2e6, within(1.0));
    assertThat(mean(estimate.waitNanos())).isCloseTo(5e6, within(1.0));
    assertThat(mean(estimate.inFlight()))
        .as("1 in reads, 0.4 computing")
        .isCloseTo(1.4, within(1e-6));
    assertThat(estimate.cpuSource()).isEqualTo(ServiceEstimate.CpuSource.LOADS);
    assertThat(estimate.doubts())
        .containsExactly(new Doubt.ReadIsTaken(), new Doubt.QueuesUnseen(2));
  }

  @Test
  void anEventForEachTaskTellsWhatIsInFlightAndWhatIsNeitherComputingNorAwaited() {
    ServiceEstimate estimate = estimate(ALL, tasks, OptionalLong.empty());

    assertThat(mean(estimate.cpuNanos())).isCloseTo(2e6, within(1.0));
    assertThat(mean(estimate.inFlight())).isCloseTo(1.6, within(1e-6));
    assertThat(estimate.doubts()).containsExactly(new Doubt.OtherTime(MILLI));
  }

  @Test
  void aNumberOfRequestsMakesSeveralReadsOneTask() {
    ServiceEstimate estimate = estimate(ALL, List.of(), OptionalLong.of(500));

    assertThat(mean(estimate.cpuNanos())).isCloseTo(8e6, within(1.0));
    assertThat(mean(estimate.waitNanos())).isCloseTo(20e6, within(1.0));
    assertThat(estimate.doubts()).containsExactly(new Doubt.QueuesUnseen(2));
  }

  @Test
  void readsThatWereLeftOutAreNotCounted() {
    ServiceEstimate estimate =
        estimate(new ReadSettings(true, "0 ms", "100/s"), List.of(), OptionalLong.empty());

    assertThat(estimate.cpuNanos()).isEmpty();
    assertThat(estimate.inFlight()).isEmpty();
    assertThat(estimate.tasksPerSecond()).isEmpty();
    assertThat(mean(estimate.waitNanos())).as("the mean of a sample").isCloseTo(5e6, within(1.0));
    assertThat(estimate.doubts()).contains(new Doubt.ReadsThrottled("100/s"));
  }

  @Test
  void shortReadsThatWereLeftOutAreNamed() {
    ServiceEstimate estimate =
        estimate(new ReadSettings(true, "20 ms", "off"), List.of(), OptionalLong.empty());

    assertThat(estimate.cpuNanos()).isEmpty();
    assertThat(estimate.doubts()).contains(new Doubt.ReadsBelowThreshold("20 ms"));
  }

  @Test
  void samplesCountBeforeLoadsAndOnlyThoseOfThreadsThatServe() {
    List<Sample> samples = new ArrayList<>();
    for (long at = 5 * MILLI; at <= 10 * SECOND; at += 5 * MILLI) {
      samples.add(new Sample(SERVERS.getFirst(), at, 3 * MILLI));
      samples.add(new Sample(OTHER, at, 5 * MILLI));
    }
    ServiceEstimate estimate =
        ServiceEstimator.of(
            service(reads, loads, samples, List.of(), ALL, 0.5), "", OptionalLong.empty());

    assertThat(mean(estimate.cpuNanos())).isCloseTo(3e6, within(1.0));
    assertThat(estimate.cpuSource()).isEqualTo(ServiceEstimate.CpuSource.SAMPLES);
  }

  @Test
  void aRecordingOfBusyProcessorsIsDoubted() {
    ServiceEstimate estimate =
        ServiceEstimator.of(
            service(reads, loads, List.of(), List.of(), ALL, 0.95), "", OptionalLong.empty());

    assertThat(estimate.doubts()).contains(new Doubt.Saturated(0.95));
  }

  @Test
  void nothingIsDerivedFromNothing() {
    ServiceEstimate estimate =
        ServiceEstimator.of(
            service(
                List.of(), List.of(), List.of(), List.of(), new ReadSettings(false, "", ""), 0.1),
            "my.Task",
            OptionalLong.empty());

    assertThat(estimate.cpuNanos()).isEmpty();
    assertThat(estimate.waitNanos()).isEmpty();
    assertThat(estimate.inFlight()).isEmpty();
    assertThat(estimate.doubts())
        .contains(new Doubt.NoTaskEvents("my.Task"), new Doubt.NoReads(), new Doubt.NoCpuTime());
  }

  @Test
  void theSpreadIsThatOfReadsAndOfSeconds() {
    for (int i = 0; i < reads.size(); i += 2) {
      Span read = reads.get(i);
      reads.set(i, new Span(read.who(), read.start(), 6 * MILLI));
    }
    ServiceEstimate estimate = estimate(ALL, List.of(), OptionalLong.empty());

    assertThat(estimate.waitNanos())
        .hasValueSatisfying(wait -> {
          assertThat(wait.mean()).isCloseTo(5.5e6, within(1.0));
          assertThat(wait.low()).isCloseTo(5e6, within(1.0));
          assertThat(wait.high()).isCloseTo(6e6, within(1.0));
        });
    assertThat(estimate.cpuNanos())
        .hasValueSatisfying(cpu -> assertThat(cpu.high() - cpu.low()).isLessThan(cpu.mean()));
  }

  private ServiceEstimate estimate(
      ReadSettings settings, List<Span> events, OptionalLong requests) {
    return ServiceEstimator.of(
        service(reads, loads, List.of(), events, settings, 0.5),
        events.isEmpty() ? "" : "my.Task",
        requests);
  }

  private static RecordedService service(
      List<Span> reads,
      List<Load> loads,
      List<Sample> samples,
      List<Span> tasks,
      ReadSettings settings,
      double machineLoad) {
    return new RecordedService(
        reads, loads, samples, tasks, List.of(machineLoad), PROCESSORS, settings, 0, 10 * SECOND);
  }

  private static double mean(Optional<Spread> spread) {
    return spread.orElseThrow().mean();
  }

  private static Who thread(long id) {
    return new Who(id, Who.Kind.PLATFORM);
  }
}
