package org.concurrencyatlas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.Progress;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.StopReason;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final Cell CELL =
      new Cell(Point.parse("timer(tasks=10)"), List.of(Contender.parse("async")), 10, 0, false);

  private final StringWriter text = new StringWriter();
  private final AtomicInteger looks = new AtomicInteger();
  private Duration now = Duration.ZERO;

  @Test
  void withoutATerminalALineIsPrintedForEachBlockAndNotForEachFork() {
    ProgressLine progress = line(false);
    start(progress, 1, 0);
    start(progress, 1, 1);
    start(progress, 2, 2);

    assertThat(text)
        .hasToString(
            """
            [1/8, 1:05 left] timer(tasks=10) block 1
            [3/8, 1:05 left] timer(tasks=10) block 2
            """);
  }

  @Test
  void aBlockOfLongForksIsNotSilentForMoreThanAForkAndAMinute() {
    ProgressLine progress = line(false);
    start(progress, 1, 0);
    now = Duration.ofSeconds(59);
    start(progress, 1, 1);
    now = Duration.ofSeconds(60);
    start(progress, 1, 2);
    now = Duration.ofSeconds(119);
    start(progress, 1, 3);

    assertThat(text)
        .hasToString(
            """
            [1/8, 1:05 left] timer(tasks=10) block 1
            [3/8, 1:05 left] timer(tasks=10) block 1
            """);
  }

  @Test
  void onATerminalTheLineIsWrittenOverAndClearedAtTheEnd() {
    try (ProgressLine progress = line(true)) {
      start(progress, 1, 0);
    }

    assertThat(text)
        .hasToString("\r\u001b[K[1/8, 1:05 left] timer(tasks=10) block 1: async\r\u001b[K");
  }

  @Test
  void eliminationsAndClosedCellsAreToldAndALookIsReported() {
    ProgressLine progress = line(false);
    progress.changed(new RaceEvent.Looked(CELL, 3));
    progress.changed(
        new RaceEvent.Eliminated(
            CELL,
            Contender.parse("async"),
            new Exclusion.Beaten(Contender.parse("fixed-pool"), 3)));
    progress.changed(new RaceEvent.Closed(CELL, new StopReason.Won(5)));

    assertThat(text)
        .hasToString(
            """
            async is out at timer(tasks=10): beaten by fixed-pool at 3 blocks
            timer(tasks=10) is closed: won after 5 blocks
            """);
    assertThat(looks).hasValue(1);
  }

  /** Three lines a fork told nobody what was going on. */
  @Test
  void thatForksAreDisturbedIsSaidOnceWithWhatToDo() {
    ProgressLine progress = line(false);
    ForkResult fork = fork();
    progress.repeating(fork, "other programs kept 1.0 processors busy");
    progress.repeating(fork, "other programs kept 1.0 processors busy");

    assertThat(text.toString().lines())
        .singleElement()
        .asString()
        .contains("other programs kept 1.0 processors busy", "repeated", "stop other programs");
  }

  private static ForkResult fork() {
    return ForkBuilder.of(CELL.point(), Contender.parse("async")).block(1).elapsedMillis(1).build();
  }

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(
        new PrintWriter(text, true), terminal, looks::incrementAndGet, () -> now.toNanos());
  }

  private static void start(ProgressLine progress, int block, int done) {
    Protocol protocol = Protocols.USUAL;
    progress.starting(
        new ForkRequest(CELL, Contender.parse("async"), block, 0, Role.MEASURED, protocol),
        () -> new Progress(done, 8, Duration.ZERO, Duration.ofSeconds(65)));
  }
}
