package org.concurrencyatlas.workload.method;

/** Calls the user's method. */
@FunctionalInterface
interface LongCall {
  /**
   * Calls it once.
   *
   * @param index which task it is, from 0; a method without an argument is not told
   * @return the answer as a number
   */
  long call(long index) throws Throwable;
}
