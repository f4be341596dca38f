package org.concurrencyatlas.report;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.verdict.Decision;

/** A made-up run along axes: the lead changes once, laws can be fitted, a pool is swept. */
public final class ScalingSample {
  private static final int WAIT_MICROS = 20_000;

  private ScalingSample() {}

  /** Six levels of concurrency, and a pool of nine sizes. */
  public static SampleRun run() {
    SampleRun run = new SampleRun();
    for (int concurrency : List.of(4, 16, 64, 256, 1024, 4096)) {
      double limit = Math.min(concurrency * 1e6 / WAIT_MICROS, 60_000);
      run.cell(
          "http(concurrency=" + concurrency + ",tasks=4096,waitMicros=" + WAIT_MICROS + ")",
          limit,
          Decision.WIN_CERTIFIED,
          List.of(
              Entry.of(
                  "virtual-threads(admit=" + concurrency + ")", law(concurrency, 46, 0.0012, 2e-8)),
              Entry.of(
                  "fixed-pool(threads=" + concurrency + ")", law(concurrency, 56, 0.0022, 4e-6)),
              Entry.of("async(admit=" + concurrency + ")", law(concurrency, 44, 0.0016, 1e-8))));
    }
    List<Entry> sizes = new ArrayList<>();
    for (int threads = 1; threads <= 256; threads *= 2) {
      sizes.add(Entry.of("fixed-pool(threads=" + threads + ")", law(threads, 48, 0.001, 3e-5)));
    }
    sizes.add(Entry.of("virtual-threads", 5_600));
    sizes.add(Entry.of("async", 5_200));
    run.cell("http(tasks=256,waitMicros=20000)", 12_800, Decision.TIE, sizes);
    return run;
  }

  /** The universal scalability law. */
  private static double law(double level, double unit, double contention, double coherency) {
    return unit * level / (1 + contention * (level - 1) + coherency * level * (level - 1));
  }
}
