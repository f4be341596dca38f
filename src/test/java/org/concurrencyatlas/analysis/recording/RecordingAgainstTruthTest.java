package org.concurrencyatlas.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.concurrencyatlas.analysis.recording.ToyRecording.Toy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recording is read to say, against what the recorded service knows of itself. */
@Timeout(120)
class RecordingAgainstTruthTest {
  @TempDir private Path folder;

  /** Prints the table of errors of {@code docs/advise.md}; asserts bands that any machine keeps. */
  @ParameterizedTest
  @Tag("full")
  @CsvSource({
    "platform, 8, 2000, 20000, 0, false",
    "platform, 8, 2000, 20000, 0, true",
    "platform, 50, 200, 50000, 0, false",
    "platform, 50, 200, 50000, 0, true",
    "platform, 16, 200, 20000, 20, false",
    "platform, 16, 200, 20000, 20, true",
    "platform, 50, 2000, 20000, 0, true",
    "virtual, 16, 500, 20000, 0, true"
  })
  void theErrorsAreThoseOfThePage(
      String threads, int workers, long cpu, long delay, long pause, boolean events)
      throws IOException, InterruptedException {
    Toy toy =
        new Toy(
            threads,
            workers,
            Duration.ofNanos(cpu * 1_000),
            Duration.ofNanos(delay * 1_000),
            Duration.ofMillis(pause),
            Duration.ofSeconds(10));
    ToyRecording truth = ToyRecording.of(toy, ToyRecording.SETTINGS, folder.resolve("service.jfr"));
    String event = events ? "toy.Task" : "";
    RecordedService service = RecordingReader.read(truth.file(), event);
    ServiceEstimate estimate = ServiceEstimator.of(service, event, OptionalLong.empty());

    tell(toy, event, truth, estimate, byLoads(service, event));
    assertThat(estimate.cpuNanos().orElseThrow().mean() / 1e3)
        .isBetween(truth.cpuMicros() / 2, truth.cpuMicros() * 2);
    assertThat(estimate.waitNanos().orElseThrow().mean() / 1e3)
        .isBetween(truth.waitMicros() / 2, truth.waitMicros() * 2);
    assertThat(estimate.inFlight().orElseThrow().mean())
        .isBetween(truth.inFlight() / 3, truth.inFlight() * 2);
  }

  /** Computing time of a task as a JDK before 25 tells it, microseconds. */
  private static double byLoads(RecordedService service, String event) {
    RecordedService older =
        new RecordedService(
            service.reads(),
            service.loads(),
            List.of(),
            service.tasks(),
            service.machineLoads(),
            service.processors(),
            service.readSettings(),
            service.from(),
            service.to());
    return ServiceEstimator.of(older, event, OptionalLong.empty()).cpuNanos().orElseThrow().mean()
        / 1e3;
  }

  private static void tell(
      Toy toy, String event, ToyRecording truth, ServiceEstimate estimate, double loads) {
    double cpu = estimate.cpuNanos().orElseThrow().mean() / 1e3;
    double wait = estimate.waitNanos().orElseThrow().mean() / 1e3;
    double inFlight = estimate.inFlight().orElseThrow().mean();
    System.out.printf(
        Locale.ROOT,
        "| %d %s threads, %s, %s%s | %s | %.0f / %.0f µs (%+.1f %%) | %.0f µs (%+.1f %%) | %.2f / %.2f ms (%+.1f %%)"
            + " | %.2f / %.2f (%+.1f %%) | %.0f / %.0f | %s%n",
        toy.workers(),
        toy.threads(),
        toy.cpu(),
        toy.delay(),
        toy.pause().isZero() ? "" : ", pause " + toy.pause(),
        event.isEmpty() ? "a read" : "own event",
        truth.cpuMicros(),
        cpu,
        100 * (cpu / truth.cpuMicros() - 1),
        loads,
        100 * (loads / truth.cpuMicros() - 1),
        truth.waitMicros() / 1e3,
        wait / 1e3,
        100 * (wait / truth.waitMicros() - 1),
        truth.inFlight(),
        inFlight,
        100 * (inFlight / truth.inFlight() - 1),
        truth.tasks() / truth.seconds(),
        estimate.tasksPerSecond().orElseThrow(),
        estimate.doubts());
  }
}
