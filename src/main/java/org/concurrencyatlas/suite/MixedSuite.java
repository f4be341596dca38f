package org.concurrencyatlas.suite;

import org.openjdk.jmh.annotations.Param;

/** Work that computes and waits: {@code jmh MixedSuite -p point=mixed -p contender=async}. */
public class MixedSuite extends BatchSuite {
  /** What is run, as in {@code mixed(bytes=65536;waitMicros=1000)}. */
  @Param("mixed")
  public String point;

  @Override
  String point() {
    return point;
  }
}
