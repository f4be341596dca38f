package org.concurrencyatlas.cli.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.history.RunRecord;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.result.store.HistoryFile;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Appends runs to a history: all that are given, or none. */
@Command(
    name = "add",
    description = "Appends runs to the history, one line each; a run is there once.",
    mixinStandardHelpOptions = true)
final class HistoryAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HistoryOption history;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      converter = RunPath.class,
      description = "the names or folders of runs, like results/2026-11-22T…")
  private List<Path> runs = List.of();

  @Override
  public Integer call() throws Exception {
    HistoryOption.refuseMisplaced(spec);
    List<HistoryRun> added = new ArrayList<>();
    for (Path run : runs) {
      added.add(read(run));
    }
    try (HistoryFile file = HistoryFile.open(history.file())) {
      HistoryFile.Content before = file.read();
      before.dropped().forEach(line -> spec.commandLine().getErr().println("warning: " + line));
      refuseTwice(before.runs(), added);
      for (HistoryRun run : added) {
        file.append(run);
      }
      spec.commandLine()
          .getOut()
          .printf(
              "added %s to %s: it holds %s%n",
              Numbers.count(added.size(), "run"),
              history.file(),
              Numbers.count((long) before.runs().size() + added.size(), "run"));
    }
    return ExitCode.DONE;
  }

  private HistoryRun read(Path run) throws IOException {
    RunDirectory directory = RunDirectory.existing(run);
    Journal.Content journal = Journal.read(directory.journal());
    journal
        .dropped()
        .forEach(line -> spec.commandLine().getErr().println("warning: " + run + ": " + line));
    String name = Objects.toString(run.toAbsolutePath().normalize().getFileName());
    return RunRecord.of(
        new SessionInput(name, directory.plan(), directory.environment(), journal.forks()));
  }

  private void refuseTwice(List<HistoryRun> before, List<HistoryRun> added) {
    for (int i = 0; i < added.size(); i++) {
      HistoryRun run = added.get(i);
      Optional<HistoryRun> same =
          Stream.concat(before.stream(), added.subList(0, i).stream())
              .filter(run::isSameAs)
              .findFirst();
      if (same.isPresent()) {
        String where =
            before.contains(same.get())
                ? "is in %s already".formatted(history.file())
                : "is given twice";
        String as = same.get().name().equals(run.name()) ? "" : " (as " + same.get().name() + ")";
        throw new UsageException(
            "%s %s%s; a run counts once, nothing was added; leave it out"
                .formatted(run.name(), where, as));
      }
    }
  }
}
