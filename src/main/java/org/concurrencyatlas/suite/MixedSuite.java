package org.concurrencyatlas.suite;

import org.openjdk.jmh.annotations.Param;

/** Work that computes and waits: {@code jmh MixedSuite -p point=mixed -p contender=async}. */
public class MixedSuite extends BatchSuite {
  /** What is run, as in {@code mixed(cpuSharePercent=10;taskMicros=1000)}. */
  @Param("mixed")
  public String point;

  @Override
  String point() {
    return point;
  }
}
