package org.concurrencyatlas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.concurrencyatlas.cli.option.ChartNames;
import org.concurrencyatlas.cli.option.PictureOptions;
import org.concurrencyatlas.cli.output.ImportedFile;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.report.ReportWriter;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.contest.ContestPictures;
import org.concurrencyatlas.report.contest.ContestWriter;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which chart is wanted, and how it is to look. */
final class ChartOptions {
  private static final int MOST_NAMED = 8;
  private static final String NUMBER = "[1-9][0-9]{0,8}";

  @Option(
      names = "--chart",
      paramLabel = "NAME",
      required = true,
      description = "draw only this chart: ${COMPLETION-CANDIDATES}",
      completionCandidates = ChartNames.class)
  private String chart = "";

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      description = "only where it shows this cell: its number in the plan or its point")
  private @Nullable String cell;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "throughput, cpu or memory, of services also p50, p99 or p99.9 (default: what the race"
              + " was about)")
  private @Nullable String objective;

  @ArgGroup(exclusive = false)
  private PictureOptions pictures = new PictureOptions();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "where to (default: the folder charts of the run)")
  private @Nullable Path folder;

  /** Draws what is wanted; nothing is read before the options are known to be right. */
  List<Path> draw(RunDirectory directory) throws IOException {
    ChartKind kind = ChartKind.named(chart);
    Optional<Metric> wanted = Optional.ofNullable(objective).map(Metric::named);
    PictureStyle style = pictures.style();
    Optional<Point> only =
        cell == null ? Optional.empty() : Optional.of(point(directory.plan(), cell));
    ReportInput input = StoredRun.read(directory).input();
    Path to = folder == null ? directory.path().resolve("charts") : folder;
    return ReportWriter.writeCharts(to, input, kind, wanted.orElse(input.primary()), only, style);
  }

  /** Draws what is wanted of an imported file: its maps, or its contests. */
  List<Path> draw(ImportedFile imported) throws IOException {
    ChartKind kind = ChartKind.named(chart);
    if (objective != null && Metric.named(objective) != Metric.THROUGHPUT) {
      throw new UsageException(
          "an imported file is not drawn by objective (%s was given); leave the objective out"
              .formatted(objective));
    }
    PictureStyle style = pictures.style();
    List<Picture> wanted = ContestPictures.of(imported.report(), kind, contest());
    Path to = folder == null ? imported.folder().path().resolve("charts") : folder;
    return ContestWriter.draw(to, wanted, style);
  }

  private OptionalInt contest() {
    if (cell == null) {
      return OptionalInt.empty();
    }
    if (!cell.matches(NUMBER)) {
      throw new UsageException(
          "--cell \"%s\" is no number; give that of a contest, from 1".formatted(cell));
    }
    return OptionalInt.of(Integer.parseInt(cell));
  }

  private static Point point(RunPlan plan, String name) {
    List<Point> points = plan.cells().stream().map(Cell::point).toList();
    if (name.matches(NUMBER) && Integer.parseInt(name) <= points.size()) {
      return points.get(Integer.parseInt(name) - 1);
    }
    return points.stream()
        .filter(point -> point.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "the run has no cell \"%s\"; give 1 to %d or a point: %s%s"
                    .formatted(
                        name,
                        points.size(),
                        String.join(
                            ", ", points.stream().limit(MOST_NAMED).map(Point::toString).toList()),
                        points.size() > MOST_NAMED ? ", …" : "")));
  }
}
