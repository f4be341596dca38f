package org.concurrencyatlas.workload.compute;

import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** Tasks of very different cost: rows of the Mandelbrot set. */
public final class Mandelbrot implements Workload {
  private static final String ITERATIONS = "iterations";

  /** Rows and columns of the image, which spans −2…1 and −1.5i…1.5i. */
  private static final int SIZE = 1024;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "mandelbrot",
          "rows of a 1024² image of the Mandelbrot set: tasks of uneven cost",
          "T ≥ max(N·s/P, longest task)",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "rows in a batch, spread over the image", 1, SIZE, SIZE),
              new WholeNumber(ITERATIONS, "most iterations for a pixel", 1, 1_000, 1_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return List.copyOf(rows(point));
  }

  @Override
  public long expected(Point point) {
    return rows(point).stream().mapToLong(Row::call).sum();
  }

  /** The longest task is the row with most iterations, which are what a row's time goes into. */
  @Override
  public Duration limit(Point point, Machine machine) {
    if (machine.taskNanos() == 0) {
      return Duration.ZERO; // asked of every plan, and the rows need not be counted for it
    }
    LongSummaryStatistics iterations =
        rows(point).stream().mapToLong(Row::iterationsInAll).summaryStatistics();
    double longest = machine.taskNanos() * iterations.getMax() / iterations.getAverage();
    return Limit.both(
        Limit.computing(point.parameter(TASKS), machine), Duration.ofNanos((long) longest));
  }

  private static List<Row> rows(Point point) {
    int tasks = (int) point.parameter(TASKS);
    int iterations = (int) point.parameter(ITERATIONS);
    return IntStream.range(0, tasks)
        .mapToObj(index -> new Row((2 * index + 1) * SIZE / (2 * tasks), iterations))
        .toList();
  }

  /** One row; the answer depends on the iterations of every pixel and on their order. */
  public record Row(int y, int limit) implements Task {
    private static final int ORDER = 31;

    @Override
    public long call() {
      long answer = 0;
      for (int x = 0; x < SIZE; x++) {
        answer = ORDER * answer + iterations(x);
      }
      return answer;
    }

    /**
     * The sum over all pixels. Pixels that certainly lie in the set, the most expensive ones, are
     * not computed.
     */
    public long iterationsInAll() {
      return IntStream.range(0, SIZE).mapToLong(x -> isInside(x) ? limit : iterations(x)).sum();
    }

    /**
     * Whether a pixel lies in the main cardioid or in the disc of period 2, where nothing escapes.
     */
    private boolean isInside(int x) {
      double cr = real(x);
      double ci = imaginary();
      double q = (cr - 0.25) * (cr - 0.25) + ci * ci;
      return q * (q + cr - 0.25) <= 0.25 * ci * ci || (cr + 1) * (cr + 1) + ci * ci <= 0.0625;
    }

    /** Iterations of z → z² + c from 0 until |z| > 2, at least 1, at most the limit. */
    private int iterations(int x) {
      double cr = real(x);
      double ci = imaginary();
      double zr = 0;
      double zi = 0;
      int iterations = 0;
      double rr = 0;
      double ii = 0;
      while (iterations < limit && rr + ii <= 4) {
        zi = 2 * zr * zi + ci;
        zr = rr - ii + cr;
        rr = zr * zr;
        ii = zi * zi;
        iterations++;
      }
      return iterations;
    }

    private static double real(int x) {
      return -2 + 3.0 * (x + 0.5) / SIZE;
    }

    private double imaginary() {
      return -1.5 + 3.0 * (y + 0.5) / SIZE;
    }
  }
}
