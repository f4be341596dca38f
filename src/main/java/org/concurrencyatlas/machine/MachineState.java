package org.concurrencyatlas.machine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * What this machine has to give at the moment.
 *
 * @param processors effective processors
 * @param availableMemoryBytes memory that new processes can get without swapping
 * @param descriptors files and sockets that one process may open
 * @param threads threads that the system lets all processes have together
 * @param load threads that wanted to run, mean of the last minute
 */
public record MachineState(
    int processors, long availableMemoryBytes, long descriptors, long threads, double load) {

  public static MachineState read() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MachineState(
        Runtime.getRuntime().availableProcessors(),
        availableMemory(system),
        system instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Long.MAX_VALUE,
        LongStream.of(
                number("/proc/sys/kernel/threads-max"),
                number("/sys/fs/cgroup/pids.max"),
                number("/sys/fs/cgroup/pids/pids.max"))
            .min()
            .orElseThrow(),
        system.getSystemLoadAverage());
  }

  private static long availableMemory(OperatingSystemMXBean system) {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .map(bytes -> Math.min(bytes, system.getTotalMemorySize()))
          .findFirst()
          .orElse(system.getFreeMemorySize());
    } catch (IOException e) {
      return system.getFreeMemorySize();
    }
  }

  /** A limit that the system writes to a file; no limit when it writes none, or "max". */
  private static long number(String file) {
    try {
      // By lines, not as one string: that reads byte by byte at first, and files under /proc/sys
      // answer the first read alone ("192731" came back as 1).
      return Long.parseLong(Files.readAllLines(Path.of(file)).getFirst().strip());
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
