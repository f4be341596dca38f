package org.concurrencyatlas.cli.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.history.BaselineCheck;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.report.text.HistoryText;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.result.store.HistoryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Marks runs of a history as the baseline. */
@Command(
    name = "bless",
    description =
        "Makes runs of the history its baseline: at least three sessions of one plan in one"
            + " environment, none of them an outlier.",
    mixinStandardHelpOptions = true)
final class HistoryBlessCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 5;

  @Spec private CommandSpec spec;
  @Mixin private HistoryOption history;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description = "names of runs in the history, or the folders that they were added from")
  private List<String> runs = List.of();

  @Override
  public Integer call() throws Exception {
    HistoryOption.refuseMisplaced(spec);
    if (runs.size() < Baseline.LEAST_SESSIONS) {
      throw new UsageException(
          "%d given, a baseline needs %d sessions or more; measure them with ./run-benchmarks.sh repeat and add them"
              .formatted(runs.size(), Baseline.LEAST_SESSIONS));
    }
    HistoryFile.read(history.file());
    try (HistoryFile file = HistoryFile.open(history.file())) {
      HistoryFile.Content content = file.read();
      content.dropped().forEach(line -> spec.commandLine().getErr().println("warning: " + line));
      List<HistoryRun> chosen = chosen(content.runs());
      refuse(chosen);
      file.append(
          new Baseline(
              Instant.now().truncatedTo(ChronoUnit.SECONDS),
              chosen.stream().map(HistoryRun::session).toList()));
      spec.commandLine()
          .getOut()
          .println(
              "baseline: "
                  + chosen.stream().map(HistoryRun::name).collect(Collectors.joining(", ")));
    }
    return ExitCode.DONE;
  }

  private List<HistoryRun> chosen(List<HistoryRun> all) {
    List<HistoryRun> chosen = new ArrayList<>();
    for (String text : runs) {
      HistoryRun run = named(all, text);
      if (chosen.contains(run)) {
        throw new UsageException(run.name() + " is given twice; give each session once");
      }
      chosen.add(run);
    }
    return chosen;
  }

  /** The newest run of that name, or whose name ends in it as {@code run --name} makes it. */
  private HistoryRun named(List<HistoryRun> all, String text) {
    String name = Objects.toString(Path.of(text).toAbsolutePath().normalize().getFileName());
    return all.stream()
        .filter(run -> run.name().equals(name) || run.name().endsWith("-" + name))
        .max(
            Comparator.comparing((HistoryRun run) -> run.name().equals(name))
                .thenComparing(HistoryRun::createdAt))
        .orElseThrow(() ->
            new UsageException(
                "%s holds no run \"%s\"; add it with history add; it holds %s%s"
                    .formatted(
                        history.file(),
                        text,
                        all.isEmpty()
                            ? "none"
                            : all.reversed().stream()
                                .limit(MOST_NAMED)
                                .map(HistoryRun::name)
                                .collect(Collectors.joining(", ")),
                        all.size() > MOST_NAMED ? ", …" : "")));
  }

  private static void refuse(List<HistoryRun> chosen) {
    BaselineCheck.difference(chosen)
        .ifPresent(difference -> {
          throw new UsageException(HistoryText.difference(difference, chosen.getFirst()));
        });
    List<BaselineCheck.Outlier> outliers = BaselineCheck.outliers(chosen);
    if (!outliers.isEmpty()) {
      throw new UsageException(HistoryText.outlier(outliers.getFirst(), outliers.size() - 1));
    }
  }
}
