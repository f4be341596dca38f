package org.concurrencyatlas.catalogue;

/**
 * What one task needs, and how many of them are under way: these numbers make services and points
 * of different workloads comparable.
 *
 * @param cpuNanos computing time of a task, nanoseconds, at least 0; in a point it is that of a
 *     processor of 3 GHz
 * @param waitNanos time that a task waits, nanoseconds, at least 0
 * @param inFlight tasks that are under way at once, at least 1
 * @param bodyBytes length of the answer to the request for which a task waits; 0 where it waits
 *     without a request
 */
public record Demand(long cpuNanos, long waitNanos, long inFlight, long bodyBytes) {
  /** Numbers that differ by no more than this factor are taken to be the same. */
  private static final double SAME = 1.1;

  /** The numbers of a demand, each an axis along which an answer may change. */
  public enum Axis {
    /** Computing time of a task, nanoseconds. */
    CPU {
      @Override
      public long of(Demand demand) {
        return demand.cpuNanos;
      }

      @Override
      public Demand with(Demand demand, long value) {
        return new Demand(value, demand.waitNanos, demand.inFlight, demand.bodyBytes);
      }
    },
    /** Wait of a task, nanoseconds. */
    WAIT {
      @Override
      public long of(Demand demand) {
        return demand.waitNanos;
      }

      @Override
      public Demand with(Demand demand, long value) {
        return new Demand(demand.cpuNanos, value, demand.inFlight, demand.bodyBytes);
      }
    },
    /** Tasks under way at once. */
    IN_FLIGHT {
      @Override
      public long of(Demand demand) {
        return demand.inFlight;
      }

      @Override
      public Demand with(Demand demand, long value) {
        return new Demand(demand.cpuNanos, demand.waitNanos, value, demand.bodyBytes);
      }
    },
    /** Length of a body, bytes. */
    BODY {
      @Override
      public long of(Demand demand) {
        return demand.bodyBytes;
      }

      @Override
      public Demand with(Demand demand, long value) {
        return new Demand(demand.cpuNanos, demand.waitNanos, demand.inFlight, value);
      }
    };

    /** The number of a demand on this axis. */
    public abstract long of(Demand demand);

    /** The same demand with another number on this axis. */
    public abstract Demand with(Demand demand, long value);

    /** Whether two demands are nearly equal here; 0 equals only 0. */
    public boolean same(Demand one, Demand other) {
      long low = Math.min(of(one), of(other));
      long high = Math.max(of(one), of(other));
      return low == high || high <= SAME * low;
    }
  }

  /** Whether no number differs by more than a tenth. */
  public boolean isLike(Demand other) {
    for (Axis axis : Axis.values()) {
      if (!axis.same(this, other)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two demands are alike but for one number, which differs. */
  public boolean differsOnlyOn(Axis axis, Demand other) {
    return !axis.same(this, other) && isLike(axis.with(other, axis.of(this)));
  }

  /**
   * How many tasks must be under way to keep so many processors busy, by Little's law (L = λ·W,
   * 1961) at the highest rate that they can serve: λ = P/s, W = s + D.
   *
   * @return at least 1, at most {@link #inFlight}, for no more are there
   */
  public long littlesLaw(int processors) {
    if (cpuNanos == 0) {
      return inFlight;
    }
    double busy = processors * ((double) cpuNanos + waitNanos) / cpuNanos;
    return Math.max(1, (long) Math.min((double) inFlight, Math.ceil(busy)));
  }

  /** C/(s + D): the most tasks a second that their waits and their number allow. */
  public double waitsPerSecond() {
    return inFlight * 1e9 / ((double) cpuNanos + waitNanos);
  }
}
