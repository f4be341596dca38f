package org.concurrencyatlas.report.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What a map or a line is about. Only throughput is tested; of the others the medians over forks
 * are compared, and a picture says so.
 */
public enum Metric {
  /** Tasks a second, with the verdict that was drawn. */
  THROUGHPUT("throughput", "tasks per second", true) {
    @Override
    public Interval value(ContenderResult result) {
      return result.tasksPerSecond();
    }

    @Override
    public String say(double value) {
      return Numbers.number(value) + "/s";
    }
  },
  /** CPU time of the whole process tree for a task, nanoseconds. */
  CPU("cpu", "CPU time a task", false) {
    @Override
    public Interval value(ContenderResult result) {
      return Interval.unbounded(result.cpuNanosPerTask());
    }

    @Override
    public String say(double value) {
      return Numbers.nanos(value);
    }
  },
  /** Peak resident memory of the whole process tree, bytes. */
  MEMORY("memory", "peak memory", false) {
    @Override
    public Interval value(ContenderResult result) {
      return Interval.unbounded(result.peakResidentBytes());
    }

    @Override
    public String say(double value) {
      return Numbers.bytes(value);
    }

    @Override
    public double unit(double most) {
      return Math.pow(1024, Math.max(0, Math.floor(Math.log(most) / Math.log(1024))));
    }
  };

  private final String id;
  private final String title;
  private final boolean moreIsBetter;

  Metric(String id, String title, boolean moreIsBetter) {
    this.id = id;
    this.title = title;
    this.moreIsBetter = moreIsBetter;
  }

  /**
   * The objective of that name.
   *
   * @throws UsageException when there is none; says which there are
   */
  public static Metric named(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            UsageException.unknown(
                "objective", id, Arrays.stream(values()).map(Metric::id).toList()));
  }

  /** The name on the command line. */
  public String id() {
    return id;
  }

  /** The title of an axis, with the unit where it is fixed. */
  public String title() {
    return title;
  }

  /** {@code more is better} or {@code less is better}. */
  public String direction() {
    return moreIsBetter ? "more is better" : "less is better";
  }

  /** The figure of a contender; NaN when it has none. */
  public abstract Interval value(ContenderResult result);

  /** A value with its unit. */
  public abstract String say(double value);

  /**
   * What an axis that ends at {@code most} counts in, so that its round numbers are round to say:
   * bytes are counted in powers of 1024.
   */
  public double unit(double most) {
    return 1;
  }

  /** Those that have a figure, the best first. */
  public List<ContenderResult> ranked(CellSummary cell) {
    Comparator<ContenderResult> byValue =
        Comparator.comparingDouble(result -> value(result).estimate());
    return cell.finished().stream()
        .filter(result -> value(result).estimate() > 0)
        .sorted(moreIsBetter ? byValue.reversed() : byValue)
        .toList();
  }

  /** The best figure over the second best, at least 1; empty without a second. */
  public Optional<Double> lead(CellSummary cell) {
    List<ContenderResult> ranked = ranked(cell);
    if (ranked.size() < 2) {
      return Optional.empty();
    }
    double ratio = value(ranked.get(0)).estimate() / value(ranked.get(1)).estimate();
    return Optional.of(moreIsBetter ? ratio : 1 / ratio);
  }
}
