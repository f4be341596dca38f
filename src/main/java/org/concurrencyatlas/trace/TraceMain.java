package org.concurrencyatlas.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.suite.Work;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Traceable;
import org.concurrencyatlas.workload.WaitingTask;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * A JVM that traces one contender: it runs batches whose tasks tell of themselves until it is warm,
 * then a few more, and keeps the one of median length.
 */
public final class TraceMain {
  private static final long WARMUP_MILLIS = 2_000;
  private static final int LEAST_WARMUP_BATCHES = 3;
  private static final int BATCHES = 5;

  private final Work work;
  private final Contender contender;
  private final long warmupMillis;
  private final List<Task> tasks;
  private final BatchDriver driver;
  private final Path spans;

  /** Whether nothing is known of the inside of a task. */
  private final boolean whole;

  private TraceMain(Work work, Contender contender, Path folder, long warmupMillis) {
    this.work = work;
    this.contender = contender;
    this.warmupMillis = warmupMillis;
    this.spans = folder.resolve("spans");
    this.whole = !(work.workload() instanceof Traceable);
    this.tasks =
        work.workload() instanceof Traceable traceable
            ? traceable.traced(work.point(), spans)
            : noted(work);
    this.driver = work.workload().driver(work.point());
  }

  /** Traces {@code <point> <contender>} and writes the batch into {@code <folder>}. */
  public static void main(String[] args) throws Exception {
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
   */
  static TracedBatch trace(Point point, Contender contender, Path folder, long warmupMillis)
      throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    try (Work work = Work.at(point.toString());
        Session session = models.get(contender.model()).open(models.resolve(contender))) {
      TraceMain trace = new TraceMain(work.in(session), contender, folder, warmupMillis);
      trace.warmUp(session);
      List<TracedBatch> batches = new ArrayList<>();
      for (int i = 0; i < BATCHES; i++) {
        batches.add(trace.batch(session));
      }
      batches.sort(Comparator.comparingLong(TracedBatch::nanos));
      return batches.get(BATCHES / 2);
    }
  }

  /** The tasks of any workload, each in one that notes how it went. */
  private List<Task> noted(Work work) {
    boolean computes = work.workload().info().kind() == WorkloadInfo.Kind.CPU_BOUND;
    Needs needs = work.workload().needs(work.point());
    boolean crosses = !needs.sharedMemory() && !needs.submitter();
    List<Task> noted = new ArrayList<>();
    for (Task task : work.batch()) {
      String type = task.getClass().getName();
      String components = crosses ? TaskText.write(task) : TaskText.keep(task);
      long index = noted.size();
      noted.add(
          switch (task) {
            case AsyncTask _ -> new NotedAsyncTask(index, type, components, spans.toString());
            case WaitingTask _ -> new NotedWaitingTask(index, type, components, spans.toString());
            default -> new NotedTask(index, type, components, computes ? 1 : 0, spans.toString());
          });
    }
    return noted;
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
    driver.before(session);
    long start = System.nanoTime();
    long timed = driver.run(tasks, session);
    long nanos = System.nanoTime() - start;
    work.check(timed + driver.after());
    return new TracedBatch(
        TracedBatch.FORMAT,
        work.point(),
        contender,
        startedAt,
        nanos,
        BATCHES,
        warmupMillis,
        "",
        whole,
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
