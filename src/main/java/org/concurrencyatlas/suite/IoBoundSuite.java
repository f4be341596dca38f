package org.concurrencyatlas.suite;

import org.openjdk.jmh.annotations.Param;

/** Work that waits: {@code jmh IoBoundSuite -p point=http -p contender=virtual-threads}. */
public class IoBoundSuite extends BatchSuite {
  /** What is run, as in {@code timer(tasks=10000;waitMicros=1000000)}. */
  @Param("timer")
  public String point;

  @Override
  String point() {
    return point;
  }
}
