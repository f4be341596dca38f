package org.concurrencyatlas.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.ForkFiles;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;

/** The JVM flags of every fork: those of the product, and those of the user, which replace them. */
public final class ForkFlags {
  /** The same heap and collector for every contender; workers take the collector from here too. */
  public static final List<String> DEFAULT =
      List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "--enable-native-access=ALL-UNNAMED");

  private static final Pattern HEAP = Pattern.compile("-Xm[sx].*");
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  private static final Pattern PROCESSORS =
      Pattern.compile("-XX:ActiveProcessorCount=([0-9]{1,9})");

  /** The options that say what to run belong to the harness. */
  private static final Pattern NOT_A_FLAG =
      Pattern.compile("-cp|-classpath|--class-path.*|-jar|-m|--module|-version|--version|-h|-help");

  private ForkFlags() {}

  /**
   * The flags of a fork.
   *
   * @param given flags of the user; a heap or a collector among them replaces that of the product
   * @throws UsageException when one is no flag, or the JVM does not start with them
   */
  public static List<String> with(List<String> given) {
    if (given.isEmpty()) {
      return DEFAULT;
    }
    refuseNoFlags(given);
    List<String> flags = replace(DEFAULT, given);
    refuseIfTheJvmDoes(Path.of(System.getProperty("java.home")), flags);
    return flags;
  }

  /**
   * The flags of the forks of a variant.
   *
   * @param flags those of every fork of the run
   * @throws UsageException when a JVM of the variant does not start with them
   */
  static void check(List<String> flags, Variant variant) {
    refuseNoFlags(variant.jvmArguments());
    String home =
        variant.javaHome().isEmpty() ? System.getProperty("java.home") : variant.javaHome();
    refuseIfTheJvmDoes(Path.of(home), replace(flags, variant.jvmArguments()));
  }

  /** Flags, of which a heap or a collector is replaced where others give one, and the others. */
  public static List<String> replace(List<String> flags, List<String> others) {
    return Stream.concat(
            flags.stream()
                .filter(flag -> !replaced(HEAP, flag, others))
                .filter(flag -> !replaced(COLLECTOR, flag, others)),
            others.stream())
        .toList();
  }

  /**
   * How many processors a JVM with these flags may use: what it is told, and no more than there
   * are.
   */
  public static int processors(List<String> flags) {
    int all = Runtime.getRuntime().availableProcessors();
    return flags.stream()
        .map(PROCESSORS::matcher)
        .filter(Matcher::matches)
        // the last one counts
        .reduce((first, second) -> second)
        .map(told -> Math.clamp(Long.parseLong(told.group(1)), 1, all))
        .orElse(all);
  }

  /** The flags of a fork, and those that the contender's model needs. */
  public static List<String> of(Contender contender, List<String> flags) {
    return Stream.concat(
            flags.stream(), new ModelCatalogue().get(contender.model()).info().jvmFlags().stream())
        .distinct()
        .toList();
  }

  private static void refuseNoFlags(List<String> given) {
    given.stream()
        .filter(flag -> !flag.startsWith("-") || is(NOT_A_FLAG, flag))
        .forEach(flag -> {
          throw new UsageException(
              "%s is no flag of a JVM that a fork may have; give flags like -Xmx2g or -XX:+UseZGC"
                  .formatted(flag));
        });
  }

  private static boolean replaced(Pattern kind, String flag, List<String> given) {
    return is(kind, flag) && given.stream().anyMatch(each -> is(kind, each));
  }

  private static boolean is(Pattern kind, String flag) {
    return kind.matcher(flag).matches();
  }

  private static void refuseIfTheJvmDoes(Path javaHome, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(ForkFiles.java(javaHome).toString());
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
