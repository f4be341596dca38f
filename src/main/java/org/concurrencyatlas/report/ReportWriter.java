package org.concurrencyatlas.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.chart.line.HistoryChart;
import org.concurrencyatlas.report.export.JmhJson;
import org.concurrencyatlas.report.export.SummaryMarkdown;
import org.concurrencyatlas.report.export.VerdictsCsv;
import org.concurrencyatlas.report.export.VerdictsJson;
import org.concurrencyatlas.report.page.ReportPage;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.timeline.Timelines;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.AtomicFile;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.result.store.TracedBatch;
import org.jspecify.annotations.Nullable;

/** Writes every file of a report. What it writes depends on plan, environment and journal alone. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Writes the whole report: {@code verdicts.json}, {@code verdicts.csv}, {@code jmh.json}, {@code
   * summary.md}, {@code charts/*.svg}, {@code charts/*.png}, {@code charts/*.md} (speaker's notes)
   * and {@code report.html}. Each file is replaced whole or not at all; pictures of an earlier
   * report that this one does not have are removed.
   *
   * @throws IOException when the directory cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts to draw charts
   *     with; the other files are there then, without {@code report.html}
   */
  public static void write(Path directory, ReportInput input) throws IOException {
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<?> data = beside.submit(() -> writeData(directory, input));
      writePage(directory, input);
      end(data);
    }
  }

  /**
   * The verdicts as lines for a terminal of 100 columns.
   *
   * @return lines without their ends
   */
  public static List<String> terminal(ReportInput input) {
    return VerdictTable.lines(input);
  }

  /**
   * Draws the charts of one kind, each as SVG and PNG with the speaker's note beside it; their
   * names include a style that is not that of the report.
   *
   * @param directory where to; made when it is not there
   * @param cell only those that show this cell; empty for all
   * @param style theme and size
   * @return the files, three a chart
   * @throws IOException when the directory cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the run has nothing for that chart, or
   *     the system has no fonts
   */
  public static List<Path> writeCharts(
      Path directory,
      ReportInput input,
      ChartKind kind,
      Metric metric,
      Optional<Point> cell,
      PictureStyle style)
      throws IOException {
    Files.createDirectories(directory);
    List<Path> files = new ArrayList<>();
    for (Picture picture : Charts.of(kind, input, metric, cell)) {
      files.addAll(writeChart(directory, picture, style));
    }
    return files;
  }

  /**
   * Draws the timelines of a trace into its folder: all side by side, and each alone.
   *
   * @param directory a folder with a trace and the environment that it was made in
   * @param models what is known of the models
   * @return the files, three a picture
   * @throws IOException when the folder cannot be read or written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts
   */
  public static List<Path> writeTimelines(
      Path directory, List<TracedBatch> batches, ModelDirectory models, PictureStyle style)
      throws IOException {
    Environment environment = new RunDirectory(directory).environment();
    Path charts = Files.createDirectories(directory.resolve("charts"));
    List<Path> files = new ArrayList<>();
    for (Picture picture : Timelines.of(batches, environment, models)) {
      files.addAll(writeChart(charts, picture, style));
    }
    return files;
  }

  /**
   * Draws a picture of each row of a history.
   *
   * @param directory where to; made when it is missing
   * @param models what is known of the models
   * @return the files, three a picture
   * @throws IOException when the folder cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts
   */
  public static List<Path> writeHistory(
      Path directory, List<RowHistory> rows, ModelDirectory models, PictureStyle style)
      throws IOException {
    Files.createDirectories(directory);
    ModelMarks marks = new ModelMarks(models);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Picture picture = new HistoryChart(rows.get(i), marks).picture(i);
      files.addAll(writeChart(directory, picture, style));
    }
    return files;
  }

  /** What needs no picture. */
  private static @Nullable Void writeData(Path directory, ReportInput input) throws IOException {
    AtomicFile.write(ReportFile.JMH_JSON.in(directory), out -> JmhJson.write(input, out));
    write(ReportFile.VERDICTS_JSON.in(directory), VerdictsJson.text(input));
    write(ReportFile.VERDICTS_CSV.in(directory), VerdictsCsv.text(input));
    write(ReportFile.SUMMARY.in(directory), SummaryMarkdown.text(input));
    return null;
  }

  /** The page and its pictures. */
  private static void writePage(Path directory, ReportInput input) throws IOException {
    Charts.Gallery gallery = Charts.gallery(input);
    Path charts = Files.createDirectories(directory.resolve("charts"));
    List<ReportPage.Picture> pictures = writeGallery(charts, gallery.pictures());
    OldPictures.remove(
        charts,
        gallery.pictures().stream()
            .map(shown -> shown.picture().name())
            .collect(Collectors.toSet()));
    write(ReportFile.PAGE.in(directory), ReportPage.text(input, pictures, gallery.left()));
  }

  /** Waits for a parallel task and throws its failure. */
  private static void end(Future<?> files) throws IOException {
    try {
      files.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the report was written");
    }
  }

  /** A picture in the forms that a report needs: files, and smaller for the page. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Drawn(String svg, byte[] png, ReportPage.Picture onPage) {
    static Drawn of(Charts.Shown shown) {
      Picture picture = shown.picture();
      return new Drawn(
          PictureFile.svg(picture, PictureStyle.SLIDE),
          PictureFile.png(picture, PictureStyle.SLIDE),
          new ReportPage.Picture(
              shown.kind(),
              shown.metric(),
              picture.title(),
              onPage(shown, PictureStyle.COMPACT),
              onPage(shown, PictureStyle.COMPACT.in(Theme.DARK))));
    }

    /** Every map is on the page and is drawn with the files; of the others most are not. */
    private static Supplier<String> onPage(Charts.Shown shown, PictureStyle style) {
      if (shown.kind() != ChartKind.WINNER_MAP) {
        return () -> PictureFile.svg(shown.picture(), style);
      }
      String drawn = PictureFile.svg(shown.picture(), style);
      return () -> drawn;
    }
  }

  private static List<ReportPage.Picture> writeGallery(Path directory, List<Charts.Shown> shown)
      throws IOException {
    List<ReportPage.Picture> pictures = new ArrayList<>();
    // drawing is what takes the time of a report, and pictures know nothing of each other
    List<Drawn> drawn = shown.parallelStream().map(Drawn::of).toList();
    for (int i = 0; i < drawn.size(); i++) {
      Picture picture = shown.get(i).picture();
      writeChart(directory, picture.name(), picture, drawn.get(i).svg(), drawn.get(i).png());
      pictures.add(drawn.get(i).onPage());
    }
    return pictures;
  }

  /**
   * Draws one picture as SVG and PNG with the speaker's note beside it.
   *
   * @return the three files
   * @throws IOException when the directory cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts
   */
  public static List<Path> writeChart(Path directory, Picture picture, PictureStyle style)
      throws IOException {
    String name = picture.name() + style.suffix();
    return writeChart(
        directory, name, picture, PictureFile.svg(picture, style), PictureFile.png(picture, style));
  }

  private static List<Path> writeChart(
      Path directory, String name, Picture picture, String svg, byte[] png) throws IOException {
    Path vector = directory.resolve(name + ".svg");
    Path bitmap = directory.resolve(name + ".png");
    Path note = directory.resolve(name + ".md");
    write(vector, svg);
    AtomicFile.write(bitmap, png);
    write(note, picture.note().markdown(picture.title(), picture.method()));
    return List.of(vector, bitmap, note);
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text));
  }
}
