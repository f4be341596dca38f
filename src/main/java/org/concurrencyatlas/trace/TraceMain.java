package org.concurrencyatlas.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.suite.WrongAnswerException;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Traceable;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * A JVM that traces one contender: it runs batches whose tasks tell of themselves until it is warm,
 * then a few more, and keeps the one of median length.
 */
public final class TraceMain {
  private static final long WARMUP_MILLIS = 2_000;
  private static final int LEAST_WARMUP_BATCHES = 3;
  private static final int BATCHES = 5;

  private final Point point;
  private final Contender contender;
  private final long warmupMillis;
  private final List<Task> tasks;
  private final long expected;
  private final Path spans;

  private TraceMain(Point point, Contender contender, Path folder, long warmupMillis) {
    Traceable workload = workload(point);
    this.point = point;
    this.contender = contender;
    this.warmupMillis = warmupMillis;
    this.spans = folder.resolve("spans");
    this.tasks = workload.traced(point, spans);
    this.expected = workload.expected(point);
  }

  /** Traces {@code <point> <contender>} and writes the batch into {@code <folder>}. */
  public static void main(String[] args) throws Exception {
    ParentWatch.start();
    Path folder = Path.of(args[2]);
    Point point = Point.parse(args[0]);
    Contender contender = Contender.parse(args[1]);
    TracedBatch.write(folder, List.of(trace(point, contender, folder, WARMUP_MILLIS)));
  }

  /**
   * Traces a contender in this JVM.
   *
   * @param point resolved
   * @param folder where the tasks leave their spans
   * @throws UsageException when the workload cannot be traced
   */
  static TracedBatch trace(Point point, Contender contender, Path folder, long warmupMillis)
      throws Exception {
    TraceMain trace = new TraceMain(point, contender, folder, warmupMillis);
    ModelCatalogue models = new ModelCatalogue();
    try (Session session = models.get(contender.model()).open(models.resolve(contender))) {
      trace.warmUp(session);
      List<TracedBatch> batches = new ArrayList<>();
      for (int i = 0; i < BATCHES; i++) {
        batches.add(trace.batch(session));
      }
      batches.sort(Comparator.comparingLong(TracedBatch::nanos));
      return batches.get(BATCHES / 2);
    }
  }

  /**
   * The workload of a point.
   *
   * @throws UsageException when it cannot be traced
   */
  public static Traceable workload(Point point) {
    WorkloadCatalogue catalogue = new WorkloadCatalogue();
    if (catalogue.get(point.workload()) instanceof Traceable traceable) {
      return traceable;
    }
    List<String> known =
        catalogue.all().stream()
            .filter(Traceable.class::isInstance)
            .map(workload -> workload.info().id())
            .toList();
    throw new UsageException(
        "the tasks of %s cannot be traced; give a point of %s"
            .formatted(point.workload(), String.join(", ", known)));
  }

  private void warmUp(Session session) throws Exception {
    long end = System.nanoTime() + 1_000_000 * warmupMillis;
    for (int i = 0; i < LEAST_WARMUP_BATCHES || System.nanoTime() < end; i++) {
      batch(session);
    }
  }

  private TracedBatch batch(Session session)
      throws IOException, ExecutionException, InterruptedException {
    Files.deleteIfExists(spans);
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    long answer = session.run(tasks);
    long nanos = System.nanoTime() - start;
    if (answer != expected) {
      throw new WrongAnswerException(point, expected, answer);
    }
    return new TracedBatch(
        TracedBatch.FORMAT,
        point,
        contender,
        startedAt,
        nanos,
        BATCHES,
        warmupMillis,
        "",
        checked(SpanLog.read(spans, start), nanos));
  }

  /** Other processes read the same clock only where the system has one for all, as Linux has. */
  private static List<Span> checked(List<Span> spans, long nanos) {
    for (Span span : spans) {
      if (span.startNanos() < 0 || span.endNanos() > nanos) {
        throw new IllegalStateException(
            "process %d has another clock: its task ran from %d to %d ns of a batch of %d ns"
                .formatted(span.pid(), span.startNanos(), span.endNanos(), nanos));
      }
    }
    return spans;
  }
}
