package org.concurrencyatlas.report.view;

import java.util.Arrays;
import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LatencyResult;

/** What a map or a line shows; all are tested by the same rules. */
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
      return Interval.unbounded(result.usage().cpuNanosPerTask());
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
      return Interval.unbounded(result.usage().peakResidentBytes());
    }

    @Override
    public String say(double value) {
      return Numbers.bytes(value);
    }

    @Override
    public double unit(double most) {
      return Math.pow(1024, Math.max(0, Math.floor(Math.log(most) / Math.log(1024))));
    }
  },
  /** The median latency of a service's requests, nanoseconds. */
  P50(Quantile.P50),
  /** The latency that one of a hundred exceeds. */
  P99(Quantile.P99),
  /** The latency that one of a thousand exceeds. */
  P999(Quantile.P999);

  private final String id;
  private final String title;
  private final boolean moreIsBetter;

  Metric(Quantile quantile) {
    this(quantile.id(), quantile.id() + " latency", false);
  }

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
            UsageException.unknown("metric", id, Arrays.stream(values()).map(Metric::id).toList()));
  }

  /** The cost that it is; empty for throughput. */
  public Optional<Cost> cost() {
    return switch (this) {
      case THROUGHPUT -> Optional.empty();
      case CPU -> Optional.of(Cost.CPU);
      case MEMORY -> Optional.of(Cost.MEMORY);
      case P50 -> Optional.of(Cost.P50);
      case P99 -> Optional.of(Cost.P99);
      case P999 -> Optional.of(Cost.P999);
    };
  }

  /** The metric of a race; throughput where it has no cost. */
  public static Metric of(Optional<Cost> cost) {
    return Arrays.stream(values())
        .filter(each -> each.cost().equals(cost))
        .findFirst()
        .orElse(THROUGHPUT);
  }

  /** Whether it is a quantile of latency, which only services have. */
  public boolean isLatency() {
    return cost().flatMap(Cost::quantile).isPresent();
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
      case P50, P99, P999 -> title;
    };
  }

  /** {@code more is better} or {@code less is better}. */
  public String direction() {
    return moreIsBetter ? "more is better" : "less is better";
  }

  /** The figure of a contender; NaN when it has none. */
  public Interval value(ContenderResult result) {
    LatencyResult latency = result.latency().orElse(LatencyResult.UNKNOWN);
    return cost().flatMap(Cost::quantile).map(latency::at).orElse(Interval.unbounded(Double.NaN));
  }

  /** A value with its unit. */
  public String say(double value) {
    return Numbers.nanos(value);
  }

  /**
   * What an axis that ends at {@code most} counts in, so that its round numbers are round to say:
   * bytes are counted in powers of 1024.
   */
  public double unit(double most) {
    return 1;
  }
}
