package org.concurrencyatlas.report.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.ReportFile;
import org.concurrencyatlas.report.ReportWriter;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.page.PlainPage;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.result.store.AtomicFile;

/** Writes every file of the report on an imported file. */
public final class ContestWriter {
  /** The decisions for programs. */
  public static final String JSON = "contests.json";

  private static final String CSV = "contests.csv";

  private ContestWriter() {}

  /**
   * Writes {@code contests.json}, {@code contests.csv}, {@code summary.md}, {@code charts/} and
   * {@code report.html}. Each file is replaced whole or not at all.
   *
   * @throws IOException when the folder cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts to draw with;
   *     the files without pictures are there then
   */
  public static void write(Path folder, ContestReport report) throws IOException {
    write(folder.resolve(JSON), ContestJson.text(report));
    write(folder.resolve(CSV), ContestCsv.text(report));
    write(ReportFile.SUMMARY.in(folder), ContestMarkdown.text(report));
    ContestPictures.Gallery gallery = ContestPictures.gallery(report);
    Path charts = Files.createDirectories(folder.resolve("charts"));
    draw(charts, gallery.pictures(), PictureStyle.SLIDE);
    List<PlainPage.Figure> figures =
        gallery.pictures().parallelStream().map(ContestWriter::onPage).toList();
    write(ReportFile.PAGE.in(folder), page(report, figures, gallery.left()).text());
  }

  /**
   * Draws pictures as SVG and PNG with the speaker's note beside them.
   *
   * @return the files, three a picture
   * @throws IOException when the folder cannot be written
   */
  public static List<Path> draw(Path folder, List<Picture> pictures, PictureStyle style)
      throws IOException {
    Files.createDirectories(folder);
    try {
      // drawing is what takes the time of a report, and pictures know nothing of each other
      return pictures.parallelStream()
          .flatMap(picture -> chart(folder, picture, style).stream())
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Path> chart(Path folder, Picture picture, PictureStyle style) {
    try {
      return ReportWriter.writeChart(folder, picture, style);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlainPage.Figure onPage(Picture picture) {
    return new PlainPage.Figure(
        picture.title(),
        PictureFile.svg(picture, PictureStyle.COMPACT),
        PictureFile.svg(picture, PictureStyle.COMPACT.in(Theme.DARK)));
  }

  private static PlainPage page(ContestReport report, List<PlainPage.Figure> figures, int left) {
    ContestTables words = new ContestTables(report);
    List<PlainPage.Table> tables =
        report.contests().all().stream()
            .map(contest ->
                new PlainPage.Table(
                    ContestText.headline(contest, report.contests().epsilon()),
                    ContestTables.HEAD,
                    words.rows(contest),
                    ContestTables.notes(contest)))
            .toList();
    List<String> sentences = new ArrayList<>(ContestMethod.sentences(report));
    if (left > 0) {
      sentences.add(
          left + " more pictures can be drawn: report --chart cell, report --chart winner-map.");
    }
    return new PlainPage(
        "Concurrency Atlas: " + report.source(),
        ContestText.summary(report),
        ContestMethod.line(report),
        figures,
        tables,
        sentences);
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text));
  }
}
