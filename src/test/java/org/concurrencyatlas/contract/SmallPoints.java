package org.concurrencyatlas.contract;

import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** One point of every workload that takes milliseconds. */
public final class SmallPoints {
  private SmallPoints() {}

  public static Stream<Point> all() {
    WorkloadCatalogue catalogue = new WorkloadCatalogue();
    return Stream.of(
            "square(tasks=100,chunk=10)",
            "sha256(tasks=9,bytes=1024)",
            "primes(tasks=9,below=1000)",
            "mandelbrot(tasks=9,iterations=50)",
            "timer(tasks=9,waitMicros=2000)",
            "http(tasks=9,waitMicros=2000,bytes=2000)",
            "mixed(tasks=9,taskMicros=2000,cpuSharePercent=10)",
            "mixed-http(tasks=9,taskMicros=2000,cpuSharePercent=10)",
            "compute-wait(tasks=9,waitMicros=2000,cpuNanos=1500)",
            "compute-http(tasks=9,waitMicros=2000,cpuNanos=1500,bytes=2000)",
            "ipc(tasks=9,bytes=40000)",
            "hand-over(tasks=3,trips=20)",
            "cold-start(tasks=9)")
        .map(Point::parse)
        .map(catalogue::resolve);
  }
}
