package org.concurrencyatlas.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.concurrencyatlas.report.canvas.Grey;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cost;

/**
 * Draws made-up runs into a directory, to be looked at in colour and, below {@code grey}, as they
 * are printed without it: {@code RenderSample DIRECTORY [CHARTS]}; a folder of charts is only
 * copied in grey.
 */
final class RenderSample {
  private RenderSample() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    if (arguments.length > 1) {
      inGrey(Path.of(arguments[1]), directory);
      return;
    }
    draw(SampleRun.realistic(), directory.resolve("realistic"));
    draw(SampleRun.map(8, 8, 6), directory.resolve("map"));
    draw(ScalingSample.run(), directory.resolve("scaling"));
    drawServices(directory.resolve("services"));
    Files.write(directory.resolve("golden.txt"), VerdictTable.lines(SampleRun.realistic().input()));
  }

  private static void draw(SampleRun run, Path directory) throws IOException {
    Files.createDirectories(directory);
    run.write(directory);
    ReportWriter.write(directory, run.analysed());
    inGrey(directory.resolve("charts"), directory.resolve("grey"));
  }

  private static void drawServices(Path directory) throws IOException {
    ReportInput input = ServiceRun.about(Optional.of(Cost.P99));
    for (ChartKind kind :
        List.of(
            ChartKind.LATENCY,
            ChartKind.LATENCY_OVER_TIME,
            ChartKind.QUANTILES,
            ChartKind.CELL,
            ChartKind.WINNER_MAP)) {
      List<Path> _ =
          ReportWriter.writeCharts(
              directory, input, kind, Metric.P99, Optional.empty(), PictureStyle.SLIDE);
    }
    Files.write(directory.resolve("table.txt"), VerdictTable.lines(input));
    inGrey(directory, directory.resolve("grey"));
  }

  private static void inGrey(Path charts, Path grey) throws IOException {
    Files.createDirectories(grey);
    try (Stream<Path> files = Files.list(charts)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".png")).toList()) {
        BufferedImage picture = Objects.requireNonNull(ImageIO.read(file.toFile()));
        ImageIO.write(Grey.of(picture), "png", grey.resolve(file.getFileName()).toFile());
      }
    }
  }
}
