package org.concurrencyatlas.cli.output;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.Progress;
import org.concurrencyatlas.race.RaceListener;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.ForkResult;

/**
 * Shows how far the race is, on standard error: on a terminal one line that is written over, else a
 * plain line whenever another block begins, and each minute.
 */
final class ProgressLine implements RaceListener, AutoCloseable {
  private static final String ERASE = "\r\u001b[K";
  private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final PrintWriter err;
  private final boolean terminal;
  private final Runnable afterLook;
  private final LongSupplier nanoTime;
  private String lastBlock = "";
  private long lastLine;
  private boolean repeated;

  /**
   * Creates the line.
   *
   * @param afterLook is run whenever a look was drawn
   */
  ProgressLine(PrintWriter err, Runnable afterLook) {
    this(
        err,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        afterLook,
        System::nanoTime);
  }

  ProgressLine(PrintWriter err, boolean terminal, Runnable afterLook, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.afterLook = afterLook;
    this.nanoTime = nanoTime;
  }

  @Override
  public void starting(ForkRequest request, Supplier<Progress> progress) {
    String block = "%s block %d".formatted(request.cell().point(), request.block());
    if (terminal) {
      err.print(ERASE + counted(progress.get()) + block + ": " + request.contender());
      err.flush();
    } else if (!block.equals(lastBlock) || nanoTime.getAsLong() - lastLine >= SILENCE_NANOS) {
      err.println(counted(progress.get()) + block);
      lastBlock = block;
      lastLine = nanoTime.getAsLong();
    }
  }

  private static String counted(Progress progress) {
    return "[%d/%d, %s left] "
        .formatted(progress.forksDone() + 1, progress.forksExpected(), clock(progress.remaining()));
  }

  @Override
  public void ended(ForkResult fork) {
    if (!fork.outcome().ok()) {
      line(
          "%s at %s: %s (%s)"
              .formatted(
                  fork.contender(),
                  fork.point(),
                  ReasonText.of(fork.outcome().status()),
                  fork.outcome().reason()));
    }
  }

  /** Says once what goes on; how often it happens is in the report. */
  @Override
  public void repeating(ForkResult fork, String reason) {
    if (!repeated) {
      repeated = true;
      line(
          "something disturbs the forks (%s): they are repeated, which takes time from the budget;"
                  .formatted(reason)
              + " stop other programs, or run again on a quieter machine");
    }
  }

  @Override
  public void waiting(String why) {
    line(why);
  }

  @Override
  public void changed(RaceEvent change) {
    switch (change) {
      case RaceEvent.Looked _ -> afterLook.run();
      case RaceEvent.Eliminated out ->
          line(
              "%s is out at %s: %s"
                  .formatted(out.contender(), out.cell().point(), ReasonText.of(out.reason())));
      case RaceEvent.Closed closed ->
          line("%s is closed: %s".formatted(closed.cell().point(), ReasonText.of(closed.reason())));
    }
  }

  @Override
  public void stopped(String reason) {
    line(reason);
  }

  /** Clears the line that was written over. */
  @Override
  public void close() {
    if (terminal) {
      err.print(ERASE);
      err.flush();
    }
  }

  private void line(String text) {
    err.println(terminal ? ERASE + text : text);
  }

  private static String clock(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
