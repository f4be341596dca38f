package org.concurrencyatlas.machine;

import java.util.List;
import java.util.OptionalLong;
import org.concurrencyatlas.result.Noise;

/**
 * Watches the machine around one fork: everything that the {@linkplain Noise noise record} holds.
 * Created before the fork starts, asked once after it has ended.
 */
public final class NoiseRecorder {
  private final List<ProcessHandle> backEnds;
  private final double spinBefore;
  private final HiccupProbe hiccups;
  private final SystemCounters before;
  private final long startedNanos;

  private NoiseRecorder(List<ProcessHandle> backEnds, double spinBefore) {
    this.backEnds = backEnds;
    this.spinBefore = spinBefore;
    this.hiccups = HiccupProbe.start();
    this.before = SystemCounters.read(backEnds);
    this.startedNanos = System.nanoTime();
  }

  /**
   * Runs the spin probe, then starts watching.
   *
   * @param backEnds processes that work for the fork wherever they come from: they are no noise
   */
  public static NoiseRecorder start(List<ProcessHandle> backEnds) {
    return new NoiseRecorder(List.copyOf(backEnds), SpinProbe.nanos());
  }

  /** Stops watching and runs the spin probe again. */
  public Noise stop() {
    double elapsedNanos = System.nanoTime() - startedNanos;
    SystemCounters after = SystemCounters.read(backEnds);
    double hiccupMicros = hiccups.stop();
    return new Noise(
        share(after.stealTicks(), before.stealTicks(), after.allTicks() - before.allTicks()),
        difference(after.throttledNanos(), before.throttledNanos()) / 1e6,
        difference(after.pressureMicros(), before.pressureMicros()) * 1e3 / elapsedNanos,
        foreignCores(after, elapsedNanos),
        Runtime.getRuntime().availableProcessors(),
        SystemCounters.clockMegahertz(),
        hiccupMicros,
        spinBefore,
        SpinProbe.nanos());
  }

  private double foreignCores(SystemCounters after, double elapsedNanos) {
    double busyNanos = (after.busyTicks() - before.busyTicks()) * SystemCounters.NANOS_PER_TICK;
    double ownNanos = after.ownNanos() - before.ownNanos();
    return Math.max(0, (busyNanos - ownNanos) / elapsedNanos);
  }

  private static double share(long after, long before, long all) {
    return all <= 0 ? Double.NaN : (double) (after - before) / all;
  }

  private static double difference(OptionalLong after, OptionalLong before) {
    return after.isPresent() && before.isPresent()
        ? after.getAsLong() - before.getAsLong()
        : Double.NaN;
  }
}
