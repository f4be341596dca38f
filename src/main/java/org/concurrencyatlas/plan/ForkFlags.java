package org.concurrencyatlas.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.UsageException;

/** The JVM flags of every fork: those of the product, and those of the user, which replace them. */
public final class ForkFlags {
  /** The same heap and collector for every contender; workers take the collector from here too. */
  public static final List<String> DEFAULT =
      List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "--enable-native-access=ALL-UNNAMED");

  private static final Pattern HEAP = Pattern.compile("-Xm[sx].*");
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  /** What tells the JVM what to run is the harness's. */
  private static final Pattern NOT_A_FLAG =
      Pattern.compile("-cp|-classpath|--class-path.*|-jar|-m|--module|-version|--version|-h|-help");

  private ForkFlags() {}

  /**
   * The flags of a fork.
   *
   * @param given flags of the user; a heap or a collector among them replaces that of the product
   * @throws UsageException when one is no flag, or the JVM does not start with them
   */
  static List<String> with(List<String> given) {
    if (given.isEmpty()) {
      return DEFAULT;
    }
    given.stream()
        .filter(flag -> !flag.startsWith("-") || is(NOT_A_FLAG, flag))
        .forEach(flag -> {
          throw new UsageException(
              "%s is no flag of a JVM that a fork may have; give flags like -Xmx2g or -XX:+UseZGC"
                  .formatted(flag));
        });
    List<String> flags =
        new ArrayList<>(
            Stream.concat(
                    DEFAULT.stream()
                        .filter(flag -> !replaced(HEAP, flag, given))
                        .filter(flag -> !replaced(COLLECTOR, flag, given)),
                    given.stream())
                .toList());
    refuseIfTheJvmDoes(flags);
    return List.copyOf(flags);
  }

  private static boolean replaced(Pattern kind, String flag, List<String> given) {
    return is(kind, flag) && given.stream().anyMatch(each -> is(kind, each));
  }

  private static boolean is(Pattern kind, String flag) {
    return kind.matcher(flag).matches();
  }

  private static void refuseIfTheJvmDoes(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-version");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new UsageException(
            "a JVM does not start with %s: %s; give other flags"
                .formatted(
                    String.join(" ", flags),
                    output.lines().limit(2).collect(Collectors.joining(" "))));
      }
    } catch (IOException e) {
      throw new UsageException(
          "a JVM does not start: %s; check java.home".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the flags were tried", e);
    }
  }
}
