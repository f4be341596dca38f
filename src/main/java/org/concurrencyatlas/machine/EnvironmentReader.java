package org.concurrencyatlas.machine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Environment;

/** Reads what machine and what software this is. */
public final class EnvironmentReader {
  private EnvironmentReader() {}

  /** The environment of forks that run with the given flags. */
  public static Environment read(List<String> jvmArguments) throws IOException {
    return new Environment(
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        firstOf("/sys/fs/cgroup/cpu.max", "/sys/fs/cgroup/cpu/cpu.cfs_quota_us"),
        firstOf("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        collector(jvmArguments),
        jvmArguments,
        commit(),
        digest(jar()),
        inheritedOptions(System.getenv()));
  }

  /** The variables that a JVM or its launcher reads flags from. */
  static String inheritedOptions(Map<String, String> variables) {
    return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .filter(name -> !variables.getOrDefault(name, "").isBlank())
        .map(name -> name + "=" + variables.get(name))
        .collect(Collectors.joining(" "));
  }

  private static String cpu() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static long memoryBytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize();
  }

  private static String collector(List<String> jvmArguments) {
    return jvmArguments.stream()
        .filter(flag -> flag.matches("-XX:\\+Use\\w+GC"))
        .map(flag -> flag.substring("-XX:+Use".length()))
        .findFirst()
        .orElse("JVM default");
  }

  private static String firstOf(String... files) throws IOException {
    for (String file : files) {
      if (Files.isReadable(Path.of(file))) {
        return Files.readString(Path.of(file)).strip();
      }
    }
    return "";
  }

  private static String commit() throws IOException {
    try (InputStream in = EnvironmentReader.class.getResourceAsStream("/git.properties")) {
      if (in == null) {
        return "";
      }
      Properties git = new Properties();
      git.load(in);
      boolean dirty = Boolean.parseBoolean(git.getProperty("git.dirty"));
      return git.getProperty("git.commit.id.abbrev", "") + (dirty ? "+" : "");
    }
  }

  private static Path jar() {
    return Path.of(
        EnvironmentReader.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  static String digest(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
