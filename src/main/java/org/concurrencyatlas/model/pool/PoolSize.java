package org.concurrencyatlas.model.pool;

import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;

/** The size of a pool, as a setting. */
final class PoolSize {
  private PoolSize() {}

  /** A setting from 1 to max threads; the default is one a processor. */
  static Parameter setting(String name, int max) {
    return new WholeNumber(
        name, "threads of the pool", 1, max, Runtime.getRuntime().availableProcessors());
  }
}
