package org.concurrencyatlas.catalogue;

/**
 * The names and words of a point of the workload {@code service}. They stand here because analysis
 * and reports, which do not know workloads, read such points as well.
 */
public final class ServicePoint {
  /** The load: requests as a share of P/s, percent; 0 where a rate is given. */
  public static final String LOAD_PERCENT = "loadPercent";

  /** Requests a second; 0 where a load is given. */
  public static final String RATE_PER_SECOND = "ratePerSecond";

  /** How the requests follow each other: a choice of the three words that follow. */
  public static final String ARRIVALS = "arrivals";

  /** A Poisson process, as of many independent users. */
  public static final String POISSON = "poisson";

  /** At equal distances. */
  public static final String FIXED = "fixed";

  /** Each waits for the answer to the one before it. */
  public static final String CLOSED = "closed";

  /** What a request waits for: a choice of the two words that follow. */
  public static final String REQUEST = "request";

  /** A timer; no socket is open. */
  public static final String TIMER = "timer";

  /** The answer to a GET. */
  public static final String HTTP = "http";

  /** R, permits of which a waiting request holds one; 0 for none. */
  public static final String PERMITS = "permits";

  /** The share of long requests, percent. */
  public static final String LONG_PERCENT = "longPercent";

  /** Computing time of a long request, nanoseconds. */
  public static final String LONG_CPU_NANOS = "longCpuNanos";

  /** Load in a burst, as a share of the usual load, percent; 0 for no burst. */
  public static final String BURST_PERCENT = "burstPercent";

  /** Length of the burst, milliseconds. */
  public static final String BURST_MILLIS = "burstMillis";

  /** Requests in flight from which on more are refused; 0 for no bound. */
  public static final String SHED = "shed";

  /** Time after which a request is given up, microseconds; 0 for never. */
  public static final String GIVE_UP_MICROS = "giveUpMicros";

  /** The share of requests that fail, percent. */
  public static final String FAIL_PERCENT = "failPercent";

  private ServicePoint() {}
}
