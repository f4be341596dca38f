package org.concurrencyatlas.analysis.recording;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.recording.RecordedService.Load;
import org.concurrencyatlas.analysis.recording.RecordedService.Span;

/**
 * A part of a recording.
 *
 * @param from when it begins, nanoseconds since the epoch, itself left out
 * @param to when it ends
 */
record TimeWindow(long from, long to) {
  /**
   * From the first load of a thread to the last, for what is before the first is not known; without
   * loads from the first read to the last.
   */
  static TimeWindow of(RecordedService service) {
    long[] loads = service.loads().stream().mapToLong(Load::at).sorted().toArray();
    if (loads.length > 1 && loads[0] < loads[loads.length - 1]) {
      return new TimeWindow(loads[0], loads[loads.length - 1]);
    }
    long[] ends =
        Stream.concat(service.reads().stream(), service.tasks().stream())
            .flatMapToLong(span -> LongStream.of(span.start(), span.end()))
            .sorted()
            .toArray();
    return ends.length > 1 ? new TimeWindow(ends[0], ends[ends.length - 1]) : new TimeWindow(0, 1);
  }

  boolean holds(long at) {
    return from < at && at <= to;
  }

  long nanos() {
    return to - from;
  }

  double seconds() {
    return nanos() / 1e9;
  }

  /** How much of a span lies in this window, nanoseconds. */
  double overlap(Span span) {
    return Math.max(0, Math.min(to, span.end()) - Math.max(from, span.start()));
  }

  /** One of so many equal parts, counted from 0. */
  TimeWindow part(int number, int of) {
    return new TimeWindow(from + nanos() * number / of, from + nanos() * (number + 1) / of);
  }
}
