package org.concurrencyatlas.report.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.recording.Doubt;
import org.concurrencyatlas.analysis.recording.ServiceEstimate;
import org.concurrencyatlas.analysis.recording.ServiceEstimate.CpuSource;
import org.concurrencyatlas.analysis.recording.Spread;
import org.junit.jupiter.api.Test;

class RecordingTextTest {
  @Test
  void eachNumberIsToldWithItsSpreadAndEachDoubtInALine() {
    ServiceEstimate estimate =
        new ServiceEstimate(
            Optional.of(new Spread(2.2e6, 2e6, 2.4e6)),
            Optional.of(new Spread(21e6, 20e6, 23e6)),
            Optional.of(new Spread(7.8, 7.5, Double.NaN)),
            Optional.of(336.0),
            3_360,
            10,
            CpuSource.SAMPLES,
            List.of(new Doubt.OtherTime(1.5e6)));

    assertThat(RecordingText.lines(estimate))
        .containsExactly(
            "recorded:   10.0 s, 3,360 tasks, 336/s",
            "CPU:        2.2 ms, a tenth below 2 ms, a tenth above 2.4 ms, from samples of computing"
                + " time (jdk.CPUTimeSample)",
            "wait:       21 ms, a tenth below 20 ms, a tenth above 23 ms",
            "in flight:  7.80, a tenth below 7.50, a tenth above –",
            "beware:     1.5 ms of a task is neither computing nor a read: queues, locks, pools,"
                + " files");
  }

  @Test
  void whatCouldNotBeDerivedIsSaid() {
    ServiceEstimate nothing =
        new ServiceEstimate(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            10,
            CpuSource.NONE,
            List.of(new Doubt.ReadsThrottled("100/s"), new Doubt.NoCpuTime()));

    assertThat(RecordingText.lines(nothing))
        .contains("CPU:        could not be derived", "in flight:  could not be derived")
        .anyMatch(line -> line.contains("up to 100/s only and cannot be counted"))
        .allMatch(line -> !line.contains("NaN"));
  }
}
