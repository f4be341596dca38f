package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.workload.SpanLog.Run;
import org.concurrencyatlas.workload.data.XorShift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanLogTest {
  @TempDir Path folder;

  @Test
  void computingThatIsNotInterruptedIsOneRun() {
    assertThat(SpanLog.runs(new long[] {100, 150, 210, 260})).containsExactly(new Run(100, 260));
  }

  @Test
  void anInterruptedSliceEndsARunAndTheNextBeginsWithItsComputing() {
    assertThat(SpanLog.runs(new long[] {100, 150, 200, 900, 950}))
        .containsExactly(new Run(100, 200), new Run(850, 950));
  }

  @Test
  void aFirstSliceThatWasInterruptedHasNoRunBeforeIt() {
    assertThat(SpanLog.runs(new long[] {100, 900, 950})).containsExactly(new Run(850, 950));
  }

  @Test
  void walkingInSlicesLeadsWhereWalkingDoes() {
    for (int steps : new int[] {0, 1, 24_999, 25_000, 1_234_567}) {
      assertThat(new SpanLog(0).walk(42, steps)).isEqualTo(XorShift.walk(42, steps));
    }
  }

  @Test
  void whatSeveralTasksWroteIsReadBackRelativeToTheBatch() throws IOException {
    long before = System.nanoTime();
    Path file = folder.resolve("spans");
    for (int task = 0; task < 3; task++) {
      SpanLog log = new SpanLog(task);
      log.walk(1, 1000);
      log.waitedNowhere(System.nanoTime() - 5_000, 2_000);
      log.appendTo(file);
    }

    List<Span> spans = SpanLog.read(file, before);

    assertThat(spans)
        .hasSize(9)
        .allSatisfy(span -> {
          assertThat(span.endNanos()).isGreaterThan(span.startNanos());
          assertThat(span.pid()).isEqualTo(ProcessHandle.current().pid());
          assertThat(span.thread().isEmpty()).isEqualTo(span.activity() != Activity.COMPUTE);
        });
    assertThat(spans)
        .filteredOn(span -> span.activity() == Activity.WAIT)
        .allMatch(span -> span.endNanos() - span.startNanos() == 2_000);
  }
}
