package org.concurrencyatlas.workload;

import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.result.Point;

/** A workload whose tasks can tell when and where they compute and wait. */
public interface Traceable extends Workload {
  /**
   * The tasks of {@link #batch}, which do the same work with the same answers, and when they end
   * write down how it went.
   *
   * @param spans a file that every task appends to, for {@link SpanLog#read}; tasks in other
   *     processes reach it too
   */
  List<Task> traced(Point point, Path spans);
}
