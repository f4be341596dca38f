package org.concurrencyatlas.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.suite.Work;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Traceable;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * A JVM that traces one contender: it runs batches whose tasks record what they do until it is
 * warm, then a few more, and keeps the one of median length.
 */
public final class TraceMain {
  private static final long WARMUP_MILLIS = 2_000;
  private static final int LEAST_WARMUP_BATCHES = 3;
  private static final int BATCHES = 5;

  private final Work work;
  private final Contender contender;
  private final OpenContender open;
  private final long warmupMillis;
  private final List<Task> tasks;
  private final BatchDriver driver;
  private final Path spans;

  /** Whether nothing is known of the inside of a task. */
  private final boolean whole;

  private TraceMain(
      Work work, Contender contender, OpenContender open, Path folder, long warmupMillis) {
    this.work = work.in(open.session);
    this.contender = contender;
    this.open = open;
    this.warmupMillis = warmupMillis;
    this.spans = folder.resolve("spans");
    this.whole = !(work.workload() instanceof Traceable);
    this.tasks =
        work.workload() instanceof Traceable traceable
            ? traceable.traced(work.point(), spans)
            : noted(this.work);
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
    try (Work work = Work.at(point.toString());
        OpenContender open = new OpenContender(contender)) {
      return new TraceMain(work, contender, open, folder, warmupMillis).median();
    }
  }

  private TracedBatch median() throws Exception {
    warmUp();
    List<TracedBatch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(batch());
    }
    batches.sort(Comparator.comparingLong(TracedBatch::nanos));
    return batches.get(BATCHES / 2);
  }

  /** The tasks of any workload, each in one that notes how it went. */
  private List<Task> noted(Work work) {
    boolean computes = work.workload().info().kind() == WorkloadInfo.Kind.CPU_BOUND;
    boolean crosses = !work.workload().needs(work.point()).sharedMemory();
    List<Task> noted = new ArrayList<>();
    for (Task task : work.batch()) {
      noted.add(NotedTasks.of(task, noted.size(), crosses, computes, spans.toString()));
    }
    return noted;
  }

  private void warmUp() throws Exception {
    long end = System.nanoTime() + 1_000_000 * warmupMillis;
    for (int i = 0; i < LEAST_WARMUP_BATCHES || System.nanoTime() < end; i++) {
      batch();
    }
  }

  private TracedBatch batch() throws Exception {
    Files.deleteIfExists(spans);
    Instant startedAt = Instant.now();
    driver.before(open.session);
    long start = System.nanoTime();
    long timed = driver.run(tasks, open.session);
    long nanos = System.nanoTime() - start;
    work.check(timed + driver.after());
    long allNanos = System.nanoTime() - start;
    if (driver.closesModel()) {
      open.again();
    }
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
        within(nanos, checked(SpanLog.read(spans, start), allNanos)));
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

  /** Tasks can outlast the timed region, which may end with the first result. */
  private static List<Span> within(long nanos, List<Span> spans) {
    return spans.stream()
        .filter(span -> span.startNanos() < nanos)
        .map(span -> span.until(Math.min(span.endNanos(), nanos)))
        .toList();
  }

  /** The contender, opened: again when a batch has closed it. */
  private static final class OpenContender implements AutoCloseable {
    private final Callable<Session> model;
    private Session session;

    OpenContender(Contender contender) throws Exception {
      ModelCatalogue models = new ModelCatalogue();
      model = () -> models.get(contender.model()).open(models.resolve(contender));
      session = model.call();
    }

    void again() throws Exception {
      session = model.call();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
