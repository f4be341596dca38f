package org.concurrencyatlas.report.view;

import java.util.Arrays;
import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/** What a map or a line is about, each tested by the same rules. */
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

  /** The cost that it is; empty for throughput. */
  public Optional<Cost> cost() {
    return switch (this) {
      case THROUGHPUT -> Optional.empty();
      case CPU -> Optional.of(Cost.CPU);
      case MEMORY -> Optional.of(Cost.MEMORY);
    };
  }

  /** The name on the command line. */
  public String id() {
    return id;
  }

  /** The title of an axis, with the unit where it is fixed. */
  public String title() {
    return title;
  }

  /** What is measured, before the words that say when. */
  public String measured() {
    return switch (this) {
      case THROUGHPUT -> "throughput";
      case CPU -> "CPU time";
      // the system tells the peak since a process began
      case MEMORY -> "peak memory, warm-up included, read";
    };
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
}
