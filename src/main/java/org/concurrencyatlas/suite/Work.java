package org.concurrencyatlas.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.machine.ProcessTree;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.StoringWorkload;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.method.MethodWorkload;

/**
 * The batch of a point, its right answer, and the back-ends that it talks to.
 *
 * @param workload whose point it is
 * @param point resolved
 * @param batch the tasks, the same ones for every run of the batch
 * @param expected checksum of the batch
 * @param backEnds running until this is closed
 * @param teardown what is called after the last batch
 */
public record Work(
    Workload workload,
    Point point,
    List<Task> batch,
    long expected,
    BackEnds backEnds,
    Runnable teardown)
    implements AutoCloseable {
  /** Prepares the work of a point as it is written, and starts the back-ends it needs. */
  public static Work at(String pointText) throws IOException {
    WorkloadCatalogue catalogue = new WorkloadCatalogue();
    Point point = catalogue.resolve(Point.parse(pointText));
    return at(catalogue.get(point.workload()), point);
  }

  /** Prepares what the work of a point computes, without its waits. */
  static Work bareKernelAt(String pointText) throws IOException {
    WorkloadCatalogue catalogue = new WorkloadCatalogue();
    Point point = catalogue.resolve(Point.parse(pointText));
    Workload workload = catalogue.get(point.workload());
    return at(workload, workload.bareKernel(point));
  }

  private static Work at(Workload workload, Point point) throws IOException {
    ParentWatch.start();
    BackEnds backEnds = BackEnds.open(workload.services(point));
    ProcessTree.leaveOut(backEnds.processes());
    List<Task> batch = workload.batch(point, backEnds);
    return new Work(
        workload,
        point,
        batch,
        workload.expected(point),
        backEnds,
        teardown(workload, point, batch));
  }

  private static Runnable teardown(Workload workload, Point point, List<Task> batch) {
    return switch (workload) {
      case MethodWorkload method -> method::close;
      case StoringWorkload storing -> () -> remove(storing, point, batch);
      default -> () -> {};
    };
  }

  private static void remove(StoringWorkload storing, Point point, List<Task> batch) {
    try {
      storing.remove(point, batch);
    } catch (IOException e) {
      throw new UncheckedIOException("what was stored cannot be removed: " + e.getMessage(), e);
    }
  }

  /** The same for an open model: its tasks know it, where they submit others to it. */
  public Work in(Session session) {
    return workload.needs(point).submitter()
        ? new Work(
            workload, point, workload.batch(point, backEnds, session), expected, backEnds, teardown)
        : this;
  }

  /**
   * Checks the answer of a batch that has run, and what it stored.
   *
   * @throws WrongAnswerException when either is wrong
   */
  public void check(long answer) {
    if (answer != expected) {
      throw workload.countsUpdates()
          ? WrongAnswerException.ofUpdates(point, expected, answer)
          : new WrongAnswerException(point, expected, answer);
    }
    if (workload instanceof StoringWorkload storing) {
      checkStored(storing);
    }
  }

  private void checkStored(StoringWorkload storing) {
    try {
      storing
          .flaw(point, batch)
          .ifPresent(flaw -> {
            throw new WrongAnswerException(point, flaw);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("what was stored cannot be read back: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      teardown.run();
    } finally {
      backEnds.close();
    }
  }
}
