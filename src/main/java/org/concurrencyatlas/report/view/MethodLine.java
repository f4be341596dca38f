package org.concurrencyatlas.report.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.TaskText;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.verdict.CellVerdict;

/** The line under each picture: how its figures came about. */
final class MethodLine {
  private MethodLine() {}

  /**
   * Forks, user's methods, estimand, JDK, other runtimes, machines, day and commit, as far as they
   * are known.
   */
  static String of(ReportInput input, List<CellVerdict> cells, String estimand) {
    return Stream.of(
            forks(cells),
            tasks(input, cells),
            estimand,
            "JDK " + input.environment().jdk(),
            String.join(" · ", input.environment().runtimes().values()),
            machines(input, cells),
            input.day().toString(),
            commit(input.environment()))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private static String machines(ReportInput input, List<CellVerdict> cells) {
    List<String> several =
        input.machines().descriptions(cells.stream().map(CellVerdict::point).toList());
    if (!several.isEmpty()) {
      return String.join(" · ", several);
    }
    Environment environment = input.environment();
    String processors = " (" + Numbers.count(environment.processors(), "processor") + ")";
    return environment.cpu().isBlank() ? "" : environment.cpu() + processors;
  }

  /** The user's methods among the workloads, with what they were raced by. */
  private static String tasks(ReportInput input, List<CellVerdict> cells) {
    return input.plan().tasks().stream()
        .filter(task -> cells.stream().anyMatch(cell -> cell.point().workload().equals(task.id())))
        .map(TaskText::shortly)
        .collect(Collectors.joining(" · "));
  }

  /** How many forks the contenders have: those that were beaten early have fewer. */
  private static String forks(List<CellVerdict> cells) {
    int[] forks =
        cells.stream()
            .flatMap(cell -> cell.results().stream())
            .mapToInt(result -> result.forkTasksPerSecond().size())
            .filter(n -> n > 0)
            .sorted()
            .toArray();
    if (forks.length == 0) {
      return "no fork counts";
    }
    int fewest = forks[0];
    int most = forks[forks.length - 1];
    return (fewest == most ? Numbers.count(most, "fork") : fewest + "–" + most + " forks")
        + " a contender";
  }

  private static String commit(Environment environment) {
    String commit = environment.commit();
    return commit.isBlank() ? "" : "commit " + commit.substring(0, Math.min(10, commit.length()));
  }
}
