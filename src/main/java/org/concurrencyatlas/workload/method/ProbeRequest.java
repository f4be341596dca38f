package org.concurrencyatlas.workload.method;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JVM is asked to find out about the method that it was started for.
 *
 * @param outcome the file for the {@link ProbeOutcome}
 * @param timeout for everything, its end included
 * @param sizes numbers of tasks whose answers are asked for, ascending; empty for one that fits the
 *     time that calls take
 * @param least fewest tasks where no size is given
 * @param onlyAnswers whether every call is made once, to compare answers, and none is measured
 * @param jars where to look for what a misspelt class may have meant
 */
public record ProbeRequest(
    Path outcome,
    Duration timeout,
    List<Long> sizes,
    long least,
    boolean onlyAnswers,
    List<Path> jars) {
  public ProbeRequest {
    sizes = List.copyOf(sizes);
    jars = List.copyOf(jars);
  }

  /** The main class and its arguments. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(ProbeMain.class.getName());
    arguments.add(outcome.toString());
    arguments.add(Long.toString(timeout.toMillis()));
    arguments.add(sizes.stream().map(String::valueOf).collect(Collectors.joining(",")));
    arguments.add(Long.toString(least));
    arguments.add(Boolean.toString(onlyAnswers));
    jars.forEach(jar -> arguments.add(jar.toString()));
    return arguments;
  }

  /** Reads the arguments of the main class. */
  static ProbeRequest parse(String[] arguments) {
    return new ProbeRequest(
        Path.of(arguments[0]),
        Duration.ofMillis(Long.parseLong(arguments[1])),
        Stream.of(arguments[2].split(","))
            .filter(each -> !each.isEmpty())
            .map(Long::valueOf)
            .toList(),
        Long.parseLong(arguments[3]),
        Boolean.parseBoolean(arguments[4]),
        Arrays.stream(arguments).skip(5).map(Path::of).toList());
  }
}
