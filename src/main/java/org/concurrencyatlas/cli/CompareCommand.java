package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.analysis.NegativeControls;
import org.concurrencyatlas.analysis.comparison.RowsComparison;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.cli.option.RunPath;
import org.concurrencyatlas.cli.option.ShareConverter;
import org.concurrencyatlas.cli.output.ComparedSide;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.report.export.RowsJson;
import org.concurrencyatlas.report.text.ComparisonText;
import org.concurrencyatlas.report.text.ControlSentences;
import org.concurrencyatlas.report.text.RowsText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds two runs, or two result files of JMH, against each other. */
@Command(
    name = "compare",
    description =
        "Holds two runs, or two result files of JMH (-rf json), against each other: is B slower or"
            + " faster than A, row by row? Of two runs it also says whether their verdicts claim the"
            + " same, and in how much time.",
    footer = {
      "",
      "Exit codes: 0 every row of either side was tested, whatever came out; 2 a side cannot be"
          + " read; 3 a row is missing on a side, cannot be compared, or has one fork."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final double ALPHA = 0.05;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "A",
      converter = RunPath.class,
      index = "0",
      description = "the name or folder of a run, or a JMH file")
  private Path first = Path.of(".");

  @Parameters(
      paramLabel = "B",
      converter = RunPath.class,
      index = "1",
      description = "what is compared with it")
  private Path second = Path.of(".");

  @Option(names = "--json", description = "the rows as JSON on standard output, for programs")
  private boolean json;

  @Option(
      names = "--epsilon",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "differences up to this share do not matter (default: 5%%)")
  private double epsilon = 0.05;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "of JMH files a secondary metric, like gc.alloc.rate.norm; of runs throughput, cpu or"
              + " memory")
  private @Nullable String metric;

  @Override
  public Integer call() throws Exception {
    ComparedSide one = ComparedSide.read(first);
    ComparedSide other = ComparedSide.read(second);
    List<RowSet> rows = ComparedSide.rows(List.of(one, other), metric);
    RowsComparison comparison = RowsComparison.of(rows.getFirst(), rows.getLast(), ALPHA, epsilon);
    PrintWriter err = spec.commandLine().getErr();
    warnings(one, err);
    warnings(other, err);
    print(one, other, comparison);
    if (comparison.complete()) {
      return ExitCode.DONE;
    }
    err.println(RowsText.incomplete(comparison));
    return ExitCode.NOTHING_COMPARED;
  }

  private void print(ComparedSide one, ComparedSide other, RowsComparison comparison) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(RowsJson.text(comparison));
      out.flush();
      return;
    }
    if (one instanceof ComparedSide.OfRun a && other instanceof ComparedSide.OfRun b) {
      List<String> verdicts = ComparisonText.lines(a.run().input(), b.run().input());
      verdicts.forEach(out::println);
      if (!verdicts.isEmpty()) {
        out.println();
      }
    }
    controls("A", one, out);
    controls("B", other, out);
    RowsText.lines(comparison).forEach(out::println);
  }

  /** What a run shows of cells in which nobody can win: to be read before any difference. */
  private static void controls(String name, ComparedSide side, PrintWriter out) {
    if (side instanceof ComparedSide.OfRun of) {
      ControlSentences.controls(NegativeControls.of(of.run().input().verdicts()))
          .forEach(sentence -> out.println(name + ": " + sentence));
    }
  }

  private static void warnings(ComparedSide side, PrintWriter err) {
    if (side instanceof ComparedSide.OfRun of) {
      of.run().dropped().forEach(line -> err.println("warning: " + side.path() + ": " + line));
    }
  }
}
