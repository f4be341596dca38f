package org.concurrencyatlas.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The operating system's own counters at one moment, as Linux reports them; zeros and empty where
 * there is no {@code /proc}.
 *
 * @param allTicks processor time of the machine, all states, in ticks
 * @param busyTicks the part that some process used
 * @param stealTicks the part that the hypervisor took
 * @param throttledNanos time for which the control group was held back
 * @param pressureMicros time in which some thread waited for a processor
 * @param ownNanos processor time of this process, its children alive and its children ended, and of
 *     the back-ends; NaN when the system does not report it
 */
record SystemCounters(
    long allTicks,
    long busyTicks,
    long stealTicks,
    OptionalLong throttledNanos,
    OptionalLong pressureMicros,
    double ownNanos) {
  /** A tick of /proc/stat: USER_HZ, 100 a second for every program on Linux. */
  static final long NANOS_PER_TICK = 10_000_000;

  static SystemCounters read(List<ProcessHandle> backEnds) {
    long[] ticks = machineTicks();
    long idle = ticks.length > 4 ? ticks[3] + ticks[4] : 0;
    long steal = ticks.length > 7 ? ticks[7] : 0;
    // Guest time (from index 8) is contained in user time already.
    long all = LongStream.of(ticks).limit(8).sum();
    return new SystemCounters(
        all,
        all - idle - steal,
        steal,
        readThrottled(),
        readPressure(),
        ProcessTree.with(backEnds).cpuNanos());
  }

  /** Mean clock speed that the system reports, MHz; NaN when it does not. */
  static double clockMegahertz() {
    return lines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("cpu MHz"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
        .average()
        .orElse(Double.NaN);
  }

  private static long[] machineTicks() {
    return lines(Path.of("/proc/stat")).stream()
        .filter(line -> line.startsWith("cpu "))
        .findFirst()
        .map(line -> line.substring(4).strip().split("\\s+", -1))
        .map(fields -> Arrays.stream(fields).mapToLong(Long::parseLong).toArray())
        .orElse(new long[0]);
  }

  private static OptionalLong readThrottled() {
    OptionalLong version2 = field(Path.of("/sys/fs/cgroup/cpu.stat"), "throttled_usec ");
    return version2.isPresent()
        ? OptionalLong.of(version2.getAsLong() * 1000)
        : field(Path.of("/sys/fs/cgroup/cpu/cpu.stat"), "throttled_time ");
  }

  private static OptionalLong readPressure() {
    return lines(Path.of("/proc/pressure/cpu")).stream()
        .filter(line -> line.startsWith("some "))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf("total=") + 6)))
        .findFirst();
  }

  private static OptionalLong field(Path file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
