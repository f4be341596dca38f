package org.concurrencyatlas.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.machine.MachineState;
import org.concurrencyatlas.report.format.Numbers;

/** Looks at the machine before a run: what stands against it, and what would disturb it. */
public final class Preflight {
  private static final int NEEDED_JVM = 25;
  private static final long MEBIBYTE = 1 << 20;

  private static final long NEEDED_DISK = 100 * MEBIBYTE;
  private static final long NEEDED_DESCRIPTORS = 4_096;

  /** A quarter of a processor: the noise rule's own bound for foreign load. */
  private static final double QUIET_LOAD = 0.25;

  private Preflight() {}

  /**
   * Everything that is checked, in a fixed order.
   *
   * @param results the folder that runs are written to
   */
  public static List<PreflightCheck> check(Path results) {
    MachineState machine = MachineState.read();
    return List.of(
        jvm(Runtime.version().feature()),
        processors(machine),
        memory(machine),
        descriptors(machine),
        load(machine),
        folder(results));
  }

  static PreflightCheck jvm(int feature) {
    return feature >= NEEDED_JVM
        ? PreflightCheck.fine("JVM " + feature)
        : PreflightCheck.refusal(
            "this is JVM " + feature + ", " + NEEDED_JVM + " or newer is needed",
            "set JAVA_HOME to a JDK " + NEEDED_JVM);
  }

  static PreflightCheck processors(MachineState machine) {
    return machine.processors() > 1
        ? PreflightCheck.fine(machine.processors() + " processors")
        : PreflightCheck.warning(
            "1 processor: nothing can run in parallel",
            "CPU-bound models can only tie; give the container more processors");
  }

  static PreflightCheck memory(MachineState machine) {
    long free = machine.availableMemoryBytes();
    return free >= CapacityCheck.FORK_MEMORY
        ? PreflightCheck.fine(Numbers.mebibytes(free) + " of memory available")
        : PreflightCheck.refusal(
            "%s of memory available, a fork needs %s"
                .formatted(Numbers.mebibytes(free), Numbers.mebibytes(CapacityCheck.FORK_MEMORY)),
            "stop other programs or use a larger machine");
  }

  static PreflightCheck descriptors(MachineState machine) {
    return machine.descriptors() >= NEEDED_DESCRIPTORS
        ? PreflightCheck.fine(machine.descriptors() + " file descriptors a process")
        : PreflightCheck.warning(
            "%d file descriptors a process: points with many connections will be refused"
                .formatted(machine.descriptors()),
            "raise it with: ulimit -n " + 4 * NEEDED_DESCRIPTORS);
  }

  static PreflightCheck load(MachineState machine) {
    return machine.load() <= QUIET_LOAD * machine.processors()
        ? PreflightCheck.fine("load " + Numbers.number(machine.load()))
        : PreflightCheck.warning(
            "load %s: other programs are using the processors"
                .formatted(Numbers.number(machine.load())),
            "stop them or wait; disturbed forks are repeated and cost time");
  }

  static PreflightCheck folder(Path results) {
    try {
      Files.createDirectories(results);
      Path probe = Files.createTempFile(results, "probe", ".tmp");
      Files.delete(probe);
      long free = Files.getFileStore(results).getUsableSpace();
      return free >= NEEDED_DISK
          ? PreflightCheck.fine(
              "%s is writable, %s free".formatted(results, Numbers.mebibytes(free)))
          : PreflightCheck.refusal(
              "%s has %s free, a run may need %s"
                  .formatted(results, Numbers.mebibytes(free), Numbers.mebibytes(NEEDED_DISK)),
              "free some space or give another folder with --results");
    } catch (IOException e) {
      return PreflightCheck.refusal(
          "the results folder %s cannot be written (%s)"
              .formatted(results, e.getClass().getSimpleName()),
          "give another folder with --results");
    }
  }
}
