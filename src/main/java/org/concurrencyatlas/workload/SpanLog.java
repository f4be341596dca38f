package org.concurrencyatlas.workload;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.workload.data.XorShift;

/**
 * Records when one task computed, waited and ended. Used by one thread at a time; times are those
 * of {@link System#nanoTime()}.
 */
public final class SpanLog {
  /** So long a slice of computing takes, nominally: finer breaks in it go unnoticed. */
  private static final int SLICE_MICROS = 50;

  /** A slice that takes this many times the shortest one was interrupted. */
  private static final int INTERRUPTED = 3;

  private final long task;
  private final List<Span> spans = new ArrayList<>();

  public SpanLog(long task) {
    this.task = task;
  }

  /**
   * Walks as {@link XorShift#walk} does, and notes when it was on a processor: the walk is cut into
   * slices, and one that took far longer than the others was interrupted by the operating system.
   */
  public long walk(long state, int steps) {
    int slices = Math.max(1, steps / (SLICE_MICROS * XorShift.STEPS_PER_MICRO));
    long[] ticks = new long[1 + slices];
    long x = state;
    ticks[0] = System.nanoTime();
    for (int i = 1; i <= slices; i++) {
      x = XorShift.walk(x, part(steps, i, slices) - part(steps, i - 1, slices));
      ticks[i] = System.nanoTime();
    }
    if (steps > 0) {
      Thread here = Thread.currentThread();
      String thread = here.getName() + "#" + here.threadId();
      runs(ticks)
          .forEach(run -> add(Activity.COMPUTE, run.from(), run.to(), thread, carrier(here)));
    }
    return x;
  }

  /**
   * A wait until now that kept the calling thread, which may have been called late.
   *
   * @param nanos how long the wait itself was
   */
  public void waitedHere(long sinceNanos, long nanos) {
    Thread thread = Thread.currentThread();
    waited(sinceNanos, nanos, thread.getName() + "#" + thread.threadId(), carrier(thread));
  }

  /**
   * When a task began.
   *
   * @param nanos by {@link System#nanoTime()}
   * @param cpuNanos CPU time of its thread until then; negative where that is not known, as of a
   *     virtual thread
   */
  public record Begin(long nanos, long cpuNanos) {}

  /** The calling thread begins with a task. */
  public static Begin begin() {
    return new Begin(System.nanoTime(), cpuNanos());
  }

  /**
   * A whole task until now, of whose inside nothing is known but the CPU time of its thread: as
   * much is put at its beginning as computing, and the rest as waiting, or where the task only
   * computes as ready. Without the CPU time all of it is the one or the other.
   */
  public void whole(Begin begin, boolean computes) {
    long now = System.nanoTime();
    Thread here = Thread.currentThread();
    String thread = here.getName() + "#" + here.threadId();
    long cpu = begin.cpuNanos() < 0 ? -1 : cpuNanos() - begin.cpuNanos();
    long computed = cpu < 0 ? (computes ? now : begin.nanos()) : Math.min(now, begin.nanos() + cpu);
    add(Activity.COMPUTE, begin.nanos(), computed, thread, carrier(here));
    add(computes ? Activity.READY : Activity.WAIT, computed, now, thread, carrier(here));
  }

  /** A whole task until now that held no thread of its own: nothing is known of its inside. */
  public void wholeNowhere(long sinceNanos) {
    add(Activity.WAIT, sinceNanos, System.nanoTime(), "", "");
  }

  /** The JVM returns −1 for a virtual thread. */
  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && !Thread.currentThread().isVirtual()
        ? threads.getCurrentThreadCpuTime()
        : -1;
  }

  /** A wait until now that kept no thread. */
  public void waitedNowhere(long sinceNanos, long nanos) {
    waited(sinceNanos, nanos, "", "");
  }

  /**
   * Writes all spans in one piece: lines of several processes do not mix. Not through a channel,
   * which an interruption would close: a task that is stopped notes itself, too.
   */
  public void appendTo(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Span span : spans) {
      lines.append(span.task()).append('\t').append(span.activity()).append('\t');
      lines.append(span.startNanos()).append('\t').append(span.endNanos()).append('\t');
      lines.append(span.pid()).append('\t').append(span.thread()).append('\t');
      lines.append(span.carrier()).append('\n');
    }
    try (OutputStream end = new FileOutputStream(file.toFile(), /* append= */ true)) {
      end.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads what the tasks of one batch have written.
   *
   * @param epochNanos what {@link System#nanoTime()} was when the batch began
   * @return the spans, their times relative to that
   */
  public static List<Span> read(Path file, long epochNanos) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t", -1))
        .map(part ->
            new Span(
                Long.parseLong(part[0]),
                Activity.valueOf(part[1]),
                Long.parseLong(part[2]) - epochNanos,
                Long.parseLong(part[3]) - epochNanos,
                Long.parseLong(part[4]),
                part[5],
                part[6]))
        .toList();
  }

  /** A stretch of uninterrupted computing. */
  record Run(long from, long to) {}

  /**
   * The uninterrupted stretches between ticks: where a slice was interrupted, the computing that it
   * holds is put at its end.
   */
  static List<Run> runs(long[] ticks) {
    long shortest = Long.MAX_VALUE;
    for (int i = 1; i < ticks.length; i++) {
      shortest = Math.min(shortest, ticks[i] - ticks[i - 1]);
    }
    List<Run> runs = new ArrayList<>();
    long from = ticks[0];
    for (int i = 1; i < ticks.length; i++) {
      if (ticks[i] - ticks[i - 1] > INTERRUPTED * shortest) {
        if (ticks[i - 1] > from) {
          runs.add(new Run(from, ticks[i - 1]));
        }
        from = ticks[i] - shortest;
      }
    }
    runs.add(new Run(from, ticks[ticks.length - 1]));
    return runs;
  }

  private static int part(int steps, int slice, int slices) {
    return (int) ((long) steps * slice / slices);
  }

  private void waited(long since, long nanos, String thread, String carrier) {
    long now = System.nanoTime();
    long over = Math.min(now, since + nanos);
    add(Activity.WAIT, since, over, thread, carrier);
    add(Activity.READY, over, now, thread, carrier);
  }

  private void add(Activity activity, long from, long to, String thread, String carrier) {
    if (to > from) {
      long pid = ProcessHandle.current().pid();
      spans.add(new Span(task, activity, from, to, pid, thread, carrier));
    }
  }

  /** The JDK tells a carrier's name only in the text {@code VirtualThread[#22]/runnable@name}. */
  private static String carrier(Thread thread) {
    String text = thread.toString();
    return thread.isVirtual() ? text.substring(text.indexOf('@') + 1) : "";
  }
}
