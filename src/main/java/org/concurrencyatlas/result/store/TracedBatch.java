package org.concurrencyatlas.result.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.core.JacksonException;

/**
 * One batch of one contender, as its tasks saw it: one line of a trace's file.
 *
 * @param format version of the file; a reader refuses a newer one
 * @param point what was run
 * @param contender who ran it
 * @param startedAt when the batch began
 * @param nanos how long it took, nanoseconds
 * @param batches of how many traced batches this is the one of median length
 * @param warmupMillis how long the JVM ran the same work before
 * @param failure why there is nothing to show, one line; empty when there is
 * @param whole whether a task was noted only as a whole: of its inside no more is known than the
 *     CPU time of its thread, or not even that
 * @param spans what the tasks did, in no order; empty after a failure
 */
public record TracedBatch(
    int format,
    Point point,
    Contender contender,
    Instant startedAt,
    long nanos,
    int batches,
    long warmupMillis,
    String failure,
    boolean whole,
    List<Span> spans) {
  /** The version of the file that this code writes. */
  public static final int FORMAT = 1;

  /** The name of the file in a trace's folder. */
  public static final String FILE = "trace.jsonl";

  public TracedBatch {
    spans = List.copyOf(spans);
  }

  /** What is kept of a contender that could not be traced. */
  public static TracedBatch failed(
      Point point, Contender contender, Instant startedAt, String reason) {
    return new TracedBatch(FORMAT, point, contender, startedAt, 0, 0, 0, reason, false, List.of());
  }

  /** Writes the batches of a trace. */
  public static void write(Path folder, List<TracedBatch> batches) throws IOException {
    String lines =
        batches.stream().map(batch -> Json.line(batch) + "\n").collect(Collectors.joining());
    AtomicFile.write(folder.resolve(FILE), lines.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the batches of a trace.
   *
   * @throws UsageException when the folder holds none, or a line is damaged or of a newer version
   */
  public static List<TracedBatch> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "%s holds no trace (no %s); give a folder that ./run-benchmarks.sh trace made"
              .formatted(folder, FILE));
    }
    List<TracedBatch> batches = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      batches.add(batch(file, batches.size() + 1, line));
    }
    return batches;
  }

  private static TracedBatch batch(Path file, int number, String line) {
    try {
      TracedBatch batch = Json.read(line, TracedBatch.class);
      if (batch.format() <= FORMAT) {
        return batch;
      }
    } catch (JacksonException e) {
      throw new UsageException(
          "line %d of %s is damaged (%s); trace again"
              .formatted(number, file, e.getOriginalMessage()));
    }
    throw new UsageException(file + " was written by a newer version: update");
  }
}
