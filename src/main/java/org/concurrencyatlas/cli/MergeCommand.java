package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.analysis.session.SessionDifference;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.cli.option.OutputOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.MergedShards;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.report.export.MergeJson;
import org.concurrencyatlas.report.terminal.MergeTable;
import org.concurrencyatlas.report.text.MergeText;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes claims across sessions from the means of each. */
@Command(
    name = "merge",
    description =
        "Combines runs of the same cells, each as one session: a claim across three sessions or"
            + " more is called replicated. Shards of one plan are put together in a run of their"
            + " own instead.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      converter = RunPath.class,
      description = "the names or folders of two runs or more, like results/2026-11-22T…")
  private List<Path> runs = List.of();

  @Mixin private OutputOptions output;
  @Mixin private ResultsOption results;

  @Option(
      names = "--allow-differences",
      description = "merge although ε, protocol, machine, JVM or jar are not the same in all runs")
  private boolean allowDifferences;

  @Override
  public Integer call() throws Exception {
    if (runs.size() < 2) {
      throw new UsageException(
          runs.size() + " run given, two or more are merged; give their folders");
    }
    List<RunDirectory> directories = runs.stream().map(RunDirectory::existing).toList();
    if (MergedShards.are(directories)) {
      RunDirectory merged =
          MergedShards.merge(
              directories, results.folder(), allowDifferences, spec.commandLine().getErr());
      return StoredRun.write(merged).show(output, spec);
    }
    List<SessionInput> sessions = new ArrayList<>();
    for (RunDirectory run : directories) {
      sessions.add(read(run));
    }
    refuseOneTwice(sessions);
    refuseDifferences(sessions);
    return show(RunMerge.of(sessions));
  }

  private Integer show(RunMerge merge) {
    if (merge.cells().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("no cell was measured up to a look in two of the runs: nothing can be merged");
      return ExitCode.NOTHING_COMPARED;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.print(MergeJson.text(merge));
      out.flush();
    } else {
      MergeTable.lines(merge).forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private SessionInput read(RunDirectory directory) throws IOException {
    Journal.Content journal = Journal.read(directory.journal());
    journal.dropped().forEach(line -> spec.commandLine().getErr().println("warning: " + line));
    return new SessionInput(
        directory.path().toString(), directory.plan(), directory.environment(), journal.forks());
  }

  private static void refuseOneTwice(List<SessionInput> sessions) {
    SessionDifference.sameTwice(sessions)
        .ifPresent(names -> {
          throw new UsageException(
              "%s and %s are one session, which cannot replicate itself; give each run once"
                  .formatted(names.getFirst(), names.getLast()));
        });
  }

  /** Prints every difference; refuses if there is one and none is allowed. */
  private void refuseDifferences(List<SessionInput> sessions) {
    List<SessionDifference> differences = SessionDifference.of(sessions);
    String first = sessions.getFirst().name();
    differences.forEach(each ->
        spec.commandLine().getErr().println("warning: " + MergeText.difference(each, first)));
    if (!differences.isEmpty() && !allowDifferences) {
      throw new UsageException(
          "the runs differ and may not be samples of one thing; give runs that are alike, or"
              + " --allow-differences");
    }
  }
}
