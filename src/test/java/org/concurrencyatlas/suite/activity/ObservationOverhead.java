package org.concurrencyatlas.suite.activity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.suite.ProcessTreeProfiler;
import org.concurrencyatlas.suite.Suites;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What it costs a fork to be watched: forks without {@link JvmActivityProfiler}, with it, and with
 * the Flight Recorder too, in blocks of one fork each whose order is shuffled. Run by hand after
 * {@code mvn package}, six blocks in about two and a half minutes:
 *
 * <pre>{@code
 * java -cp target/concurrency-atlas.jar:target/test-classes \
 *     org.concurrencyatlas.suite.activity.ObservationOverhead 6
 * }</pre>
 */
final class ObservationOverhead {
  /** Every processor computes; and the scheduler of virtual threads does most of the work. */
  private static final List<String> POINTS =
      List.of("sha256(bytes=65536,tasks=64)", "square(chunk=1,tasks=10000)");

  private static final String CONTENDER = "virtual-threads";
  private static final double CONFIDENCE = 0.95;

  /** Virtual threads that keep the scheduler busy, and for how long. */
  private static final int BUSY = 1_000;

  private static final int WATCHED_MILLIS = 10_000;

  private enum Watch {
    NOTHING,
    SCHEDULER,
    RECORDER
  }

  private ObservationOverhead() {}

  /**
   * Prints what the thread that looks uses of a processor, then a line for each point and way of
   * watching; the one argument is the number of blocks, 0 for the first line alone.
   */
  public static void main(String[] args) throws RunnerException, InterruptedException {
    looks();
    int blocks = args.length == 0 ? 6 : Integer.parseInt(args[0]);
    if (blocks > 0) {
      compare(blocks);
    }
  }

  /** Processor time, which other programs do not lengthen, while all carriers are busy. */
  @SuppressWarnings("ThreadPriorityCheck") // a long line of ready threads is what is wanted
  private static void looks() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    List<Thread> busy =
        IntStream.range(0, BUSY)
            .mapToObj(_ ->
                Thread.startVirtualThread(() -> {
                  while (!ended.get()) {
                    Thread.yield();
                  }
                }))
            .toList();
    SchedulerSampler sampler = SchedulerSampler.start();
    double first = samplerNanos();
    Thread.sleep(WATCHED_MILLIS);
    double used = (samplerNanos() - first) / (1e6 * WATCHED_MILLIS);
    SchedulerSampler.Seen seen = sampler.stop();
    ended.set(true);
    for (Thread each : busy) {
      each.join();
    }
    System.out.printf(
        Locale.ROOT,
        "the thread that looks uses %.3f %% of a processor; %d carriers, %.0f threads in line%n",
        100 * used,
        seen.carriers(),
        seen.queued());
  }

  private static double samplerNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().equals("scheduler-sampler"))
        .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  private static void compare(int blocks) throws RunnerException {
    long seed = System.nanoTime();
    System.out.printf(Locale.ROOT, "%d blocks, seed %d%n", blocks, seed);
    Random random = new Random(seed);
    for (String point : POINTS) {
      List<Map<Watch, Double>> measured = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        measured.add(block(point, random));
      }
      report(point, Watch.SCHEDULER, measured);
      report(point, Watch.RECORDER, measured);
    }
  }

  private static Map<Watch, Double> block(String point, Random random) throws RunnerException {
    List<Watch> order = new ArrayList<>(List.of(Watch.values()));
    Collections.shuffle(order, random);
    Map<Watch, Double> nanos = new EnumMap<>(Watch.class);
    for (Watch watch : order) {
      nanos.put(watch, nanos(point, watch));
    }
    return nanos;
  }

  /** One fork, with flags and profilers as the harness gives them. */
  private static double nanos(String point, Watch watch) throws RunnerException {
    Point resolved = new WorkloadCatalogue().resolve(Point.parse(point));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(
                Suites.benchmark(
                    new WorkloadCatalogue().get(resolved.workload()).info().kind(), false))
            .param("point", resolved.toString())
            .param("contender", CONTENDER)
            .forks(1)
            .threads(1)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(1_000))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(300))
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(ProcessTreeProfiler.class)
            .jvmArgs(
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D%s=%b".formatted(JvmActivityProfiler.RECORD, watch == Watch.RECORDER))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    if (watch != Watch.NOTHING) {
      options.addProfiler(JvmActivityProfiler.class);
    }
    return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
  }

  private static void report(String point, Watch watch, List<Map<Watch, Double>> measured) {
    double[] logRatios =
        IntStream.range(0, measured.size())
            .mapToDouble(i ->
                Math.log(measured.get(i).getOrDefault(watch, Double.NaN))
                    - Math.log(measured.get(i).getOrDefault(Watch.NOTHING, Double.NaN)))
            .toArray();
    Interval ratio = Moments.of(logRatios).interval(CONFIDENCE).exp();
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %+.2f %% [%+.2f, %+.2f] more time a batch, n = %d%n",
        point,
        watch,
        percent(ratio.estimate()),
        percent(ratio.low()),
        percent(ratio.high()),
        logRatios.length);
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }
}
