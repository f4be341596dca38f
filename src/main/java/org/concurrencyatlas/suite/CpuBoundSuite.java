package org.concurrencyatlas.suite;

import org.openjdk.jmh.annotations.Param;

/** Work that computes: {@code jmh CpuBoundSuite -p point=primes -p contender=fork-join}. */
public class CpuBoundSuite extends BatchSuite {
  /** What is run, as in {@code sha256(bytes=1024;tasks=100)}. */
  @Param("sha256")
  public String point;

  @Override
  String point() {
    return point;
  }
}
