package org.concurrencyatlas.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This JVM and its descendants as Linux describes them under {@code /proc} (see proc(5)). Each
 * figure is NaN where that does not exist.
 *
 * @param processes their folders under {@code /proc}, this JVM's own first, or that of the process
 *     that was asked for
 */
public record ProcessTree(List<Path> processes) {
  /** Holds the ids of the back-ends that this JVM has started, so that they can be left out. */
  private static final String BACK_ENDS = "concurrencyatlas.backends";

  /** Holds the ids of the back-ends that the harness has started for this JVM. */
  private static final String SERVERS = "concurrencyatlas.servers";

  private static final Path PROC = Path.of("/proc");

  /** A clock tick of the figures in stat: USER_HZ, 100 a second for every program on Linux. */
  private static final double NANOS_PER_TICK = 1e7;

  private static final double BYTES_PER_KIBIBYTE = 1024;

  /** Places of utime, stime, cutime and cstime in stat, counted after the name. */
  private static final List<Integer> TIMES = List.of(12, 13, 14, 15);

  public ProcessTree {
    processes = List.copyOf(processes);
  }

  /** The tree as it is now, back-ends left out: what a contender costs. */
  public static ProcessTree now() {
    Set<ProcessHandle> backEnds =
        named(BACK_ENDS).flatMap(ProcessTree::withDescendants).collect(Collectors.toSet());
    return of(
        withDescendants(ProcessHandle.current()).filter(process -> !backEnds.contains(process)));
  }

  /**
   * The back-ends that serve this JVM from this machine, with what they started.
   *
   * @return a tree without processes when there is none
   */
  public static ProcessTree servers() {
    return of(
        Stream.concat(named(BACK_ENDS), named(SERVERS))
            .flatMap(ProcessTree::withDescendants)
            .distinct());
  }

  /** The flag that tells a fork which back-ends serve it; none when there are none. */
  public static List<String> serverFlags(List<ProcessHandle> servers) {
    return servers.isEmpty() ? List.of() : List.of("-D" + SERVERS + "=" + ids(servers));
  }

  /** The tree as it is now, with back-ends and theirs, wherever they come from. */
  public static ProcessTree with(List<ProcessHandle> backEnds) {
    return of(
        Stream.concat(Stream.of(ProcessHandle.current()), backEnds.stream())
            .flatMap(ProcessTree::withDescendants)
            .distinct());
  }

  /** A process that this JVM started, with its descendants, as they are now. */
  public static ProcessTree under(ProcessHandle process) {
    return of(withDescendants(process));
  }

  /** From now on what these processes use is no cost of the contenders that this JVM runs. */
  public static void leaveOut(List<ProcessHandle> backEnds) {
    System.setProperty(BACK_ENDS, ids(backEnds));
  }

  private static String ids(List<ProcessHandle> processes) {
    return processes.stream()
        .map(each -> Long.toString(each.pid()))
        .collect(Collectors.joining(","));
  }

  /** The processes alive whose ids stand in a system property. */
  private static Stream<ProcessHandle> named(String property) {
    return Stream.of(System.getProperty(property, "").split(","))
        .filter(pid -> !pid.isEmpty())
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream());
  }

  private static Stream<ProcessHandle> withDescendants(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static ProcessTree of(Stream<ProcessHandle> processes) {
    return new ProcessTree(
        processes.map(process -> PROC.resolve(Long.toString(process.pid()))).toList());
  }

  /** CPU time of all, with that of children that have ended, nanoseconds since each began. */
  public double cpuNanos() {
    return sum(ProcessTree::ticks) * NANOS_PER_TICK;
  }

  /** Sum of the highest resident memory that each process ever had, bytes. */
  public double peakResidentBytes() {
    return sum(process -> status(process, "VmHWM:")) * BYTES_PER_KIBIBYTE;
  }

  /** Threads of all now. */
  public double threads() {
    return sum(process -> status(process, "Threads:"));
  }

  private interface Figure {
    OptionalDouble of(Path process);
  }

  /**
   * A process that ended meanwhile counts nothing; without the first one's figure there is none.
   */
  private double sum(Figure figure) {
    if (processes.isEmpty() || figure.of(processes.getFirst()).isEmpty()) {
      return Double.NaN;
    }
    return processes.stream().mapToDouble(process -> figure.of(process).orElse(0)).sum();
  }

  private static OptionalDouble ticks(Path process) {
    String stat = read(process.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).split(" ", -1);
    return fields.length <= TIMES.getLast()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            TIMES.stream().mapToDouble(place -> Double.parseDouble(fields[place])).sum());
  }

  private static OptionalDouble status(Path process, String key) {
    return read(process.resolve("status"))
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToDouble(
            line -> Double.parseDouble(line.substring(key.length()).strip().split(" ", -1)[0]))
        .findFirst();
  }

  /** The file's text; empty when the process has ended or the system has no such file. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
