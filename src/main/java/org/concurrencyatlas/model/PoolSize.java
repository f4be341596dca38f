package org.concurrencyatlas.model;

import org.concurrencyatlas.workload.Parameter;
import org.concurrencyatlas.workload.Parameter.WholeNumber;

/** The size of a pool, as a setting. */
final class PoolSize {
  private PoolSize() {}

  /** A setting from 1 to max threads, and 0 for one a processor, which is its default. */
  static Parameter setting(String name, int max) {
    return new WholeNumber(name, "threads of the pool, 0 for one a processor", 0, max, 0);
  }

  /** The number of threads that the setting means on this machine. */
  static int threads(Settings settings, String name) {
    int threads = settings.wholeNumber(name);
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
