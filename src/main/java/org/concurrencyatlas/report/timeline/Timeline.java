package org.concurrencyatlas.report.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.result.store.TracedBatch;

/**
 * A traced batch as lanes.
 *
 * @param batch what was traced
 * @param kind what a lane is
 * @param lanes what held a platform thread, a lane a thread, the first to begin at the top
 * @param floating waits that held none, in rows without overlap
 */
record Timeline(TracedBatch batch, Kind kind, List<List<Span>> lanes, List<List<Span>> floating) {
  /** What a lane is. */
  enum Kind {
    THREAD("thread"),
    CARRIER("carrier"),
    PROCESS("process");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static Timeline of(TracedBatch batch, ModelDirectory models) {
    List<Span> ascending =
        batch.spans().stream().sorted(Comparator.comparingLong(Span::startNanos)).toList();
    Map<String, List<Span>> lanes = new LinkedHashMap<>();
    Map<Long, List<Span>> waits = new LinkedHashMap<>();
    for (Span span : ascending) {
      if (span.holdsPlatformThread()) {
        lanes.computeIfAbsent(lane(span), key -> new ArrayList<>()).add(span);
      } else {
        waits.computeIfAbsent(span.task(), key -> new ArrayList<>()).add(span);
      }
    }
    List<List<Span>> floating = new ArrayList<>();
    waits.values().forEach(wait -> freeRow(floating, wait.getFirst()).addAll(wait));
    return new Timeline(
        batch, kind(batch, models), List.copyOf(lanes.values()), List.copyOf(floating));
  }

  /** {@code 24 threads}, {@code 2 carriers}. */
  String laneCount() {
    if (lanes.isEmpty()) {
      return "no thread of its own";
    }
    return kind == Kind.PROCESS
        ? lanes.size() + (lanes.size() == 1 ? " process" : " processes")
        : Numbers.count(lanes.size(), kind.word());
  }

  /** Most tasks that waited, or were ready, at once without a thread. */
  int mostFloating() {
    return floating.size();
  }

  /** The part of the batch's time that the lanes spent in an activity, 0–1; NaN without lanes. */
  double share(Activity activity) {
    long nanos =
        lanes.stream()
            .flatMap(List::stream)
            .filter(span -> span.activity() == activity)
            .mapToLong(span -> span.endNanos() - span.startNanos())
            .sum();
    return (double) nanos / ((double) batch.nanos() * lanes.size());
  }

  boolean failed() {
    return !batch.failure().isEmpty();
  }

  private static Kind kind(TracedBatch batch, ModelDirectory models) {
    if (batch.spans().stream().map(Span::pid).distinct().count() > 1
        || models.get(batch.contender().model()).flatMap(ModelInfo::processes).isPresent()) {
      return Kind.PROCESS;
    }
    return batch.spans().stream().anyMatch(span -> !span.carrier().isEmpty())
        ? Kind.CARRIER
        : Kind.THREAD;
  }

  private static String lane(Span span) {
    return span.pid() + " " + (span.carrier().isEmpty() ? span.thread() : span.carrier());
  }

  /** The first row whose last wait is over: as many rows as waits overlap at most. */
  private static List<Span> freeRow(List<List<Span>> rows, Span span) {
    for (List<Span> row : rows) {
      if (row.getLast().endNanos() <= span.startNanos()) {
        return row;
      }
    }
    List<Span> row = new ArrayList<>();
    rows.add(row);
    return row;
  }
}
