package org.concurrencyatlas.process.jvm;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.worker.WorkerMain;

/**
 * How the JVM of a worker is started; it runs on the class path and the java binary of its parent.
 *
 * @param heapMegabytes maximal heap, MiB, at least 8
 * @param collector flag name of the collector, such as {@code UseSerialGC}
 * @param flags further flags, after those of the pool
 */
public record WorkerJvm(int heapMegabytes, String collector, List<String> flags) {
  private static final List<String> COLLECTORS =
      List.of("UseSerialGC", "UseParallelGC", "UseG1GC", "UseZGC", "UseShenandoahGC");

  /**
   * Standard output is the link, so errors that the JVM prints there go to standard error instead.
   * Reflection runs natively, since its first use through method handles takes 15 ms.
   */
  private static final List<String> POOL_FLAGS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-XX:-UsePerfData",
          "-Djdk.reflect.useNativeAccessorOnly=true");

  public WorkerJvm {
    flags = List.copyOf(flags);
  }

  /** The smallest and fastest to start: serial collector. */
  public static WorkerJvm small(int heapMegabytes) {
    return new WorkerJvm(heapMegabytes, "UseSerialGC", List.of());
  }

  /** With the collector and the maximal heap of this JVM. */
  public static WorkerJvm likeThis() {
    long heapMegabytes = Runtime.getRuntime().maxMemory() >> 20;
    return new WorkerJvm((int) Math.max(8, heapMegabytes), collectorOfThis(), List.of());
  }

  /** The flag name of the collector that this JVM runs with. */
  private static String collectorOfThis() {
    String beans = ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName();
    return COLLECTORS.stream()
        .filter(flag -> beans.startsWith(beanPrefix(flag)))
        .findFirst()
        .orElse("UseSerialGC");
  }

  /** Names of the collector beans: "Copy", "PS …", "G1 …", "ZGC …", "Shenandoah …". */
  private static String beanPrefix(String flag) {
    return switch (flag) {
      case "UseSerialGC" -> "Copy";
      case "UseParallelGC" -> "PS ";
      default -> flag.substring("Use".length(), flag.length() - "GC".length());
    };
  }

  /** The same with one more flag. */
  public WorkerJvm withFlag(String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return new WorkerJvm(heapMegabytes, collector, more);
  }

  /**
   * The command that starts such a JVM for a worker that is none of a pool, word by word. It may
   * use third-party libraries, whose use of Unsafe and of native code the JVM would warn of.
   *
   * @param classPath with the jars that its main class needs
   * @param main runs in it
   */
  public List<String> command(String classPath, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+" + collector,
        "-Xmx" + heapMegabytes + "m");
  }

  List<String> command(int maxFrameBytes, String address) {
    List<String> command = new ArrayList<>(java());
    command.addAll(POOL_FLAGS);
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(WorkerMain.class.getName());
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.add(Integer.toString(maxFrameBytes));
    command.add(address);
    return command;
  }
}
