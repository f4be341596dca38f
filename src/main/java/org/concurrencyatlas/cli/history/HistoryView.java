package org.concurrencyatlas.cli.history;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.history.History;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.cli.option.PictureOptions;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.ReportWriter;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.export.HistoryJson;
import org.concurrencyatlas.report.terminal.HistoryTable;
import org.concurrencyatlas.report.text.HistoryText;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.HistoryFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What of a history is shown, and how. */
final class HistoryView {
  private static final int MOST_NAMED = 5;

  @Mixin private HistoryOption history;

  @Option(
      names = "--row",
      paramLabel = "TEXT",
      description = "only rows whose name holds this text, upper or lower case")
  private @Nullable String row;

  @Option(names = "--json", description = "the same as JSON on standard output, for programs")
  private boolean json;

  @Option(
      names = "--chart",
      paramLabel = "DIR",
      description = "draw each row over time as SVG and PNG into this folder")
  private @Nullable Path charts;

  @ArgGroup(exclusive = false)
  private PictureOptions pictures = new PictureOptions();

  /**
   * Shows the history.
   *
   * @return the exit code: nothing was compared when no row has enough runs
   */
  int show(CommandSpec spec) throws IOException {
    PictureStyle style = pictures.style();
    refuseFile(charts);
    HistoryFile.Content content = HistoryFile.read(history.file());
    PrintWriter err = spec.commandLine().getErr();
    content.dropped().forEach(line -> err.println("warning: " + line));
    if (content.runs().isEmpty()) {
      throw new UsageException(
          history.file() + " holds no run; add some with ./run-benchmarks.sh history add RUN");
    }
    History all = History.of(content.runs(), content.baselines());
    History shown = row == null ? all : chosen(all, row);
    print(shown, spec.commandLine().getOut());
    if (charts != null) {
      PrintWriter files = json ? err : spec.commandLine().getOut();
      ReportWriter.writeHistory(charts, shown.rows(), new ModelCatalogue().directory(), style)
          .forEach(files::println);
    }
    return shown.rows().stream().anyMatch(each -> each.test().isPresent())
        ? ExitCode.DONE
        : ExitCode.NOTHING_COMPARED;
  }

  private void print(History shown, PrintWriter out) {
    if (json) {
      out.print(HistoryJson.text(shown));
      out.flush();
    } else {
      HistoryTable.lines(shown).forEach(out::println);
    }
  }

  private static History chosen(History all, String text) {
    List<RowHistory> some = all.rows().stream().filter(each -> isMeant(each, text)).toList();
    if (some.isEmpty()) {
      String known =
          all.rows().stream()
              .limit(MOST_NAMED)
              .map(HistoryText::row)
              .collect(Collectors.joining("; "));
      throw new UsageException(
          "no row holds \"%s\"; give a part of a name, like %s%s"
              .formatted(text, known, all.rows().size() > MOST_NAMED ? "; …" : ""));
    }
    return all.with(some);
  }

  /** By the name that is shown, or the one that is written in plans. */
  private static boolean isMeant(RowHistory each, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    String written = each.point() + ": " + each.contender();
    return HistoryText.row(each).toLowerCase(Locale.ROOT).contains(wanted)
        || written.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static void refuseFile(@Nullable Path folder) {
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException(folder + " is a file; give a folder for the charts");
    }
  }
}
