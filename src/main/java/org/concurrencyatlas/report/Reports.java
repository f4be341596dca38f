package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.chart.Figure;
import org.concurrencyatlas.report.chart.Look;
import org.concurrencyatlas.report.chart.Picture;
import org.concurrencyatlas.report.chart.Theme;
import org.concurrencyatlas.report.export.JmhJson;
import org.concurrencyatlas.report.export.SummaryMarkdown;
import org.concurrencyatlas.report.export.VerdictsCsv;
import org.concurrencyatlas.report.export.VerdictsJson;
import org.concurrencyatlas.report.page.ReportPage;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.WholeFile;
import org.concurrencyatlas.verdict.RunVerdicts;

/** Everything that one can see of a run. A pure function of its plan, environment and journal. */
public final class Reports {
  private Reports() {}

  /**
   * Writes the whole report: {@code verdicts.json}, {@code verdicts.csv}, {@code jmh.json}, {@code
   * summary.md}, {@code charts/*.svg}, {@code charts/*.png} and {@code report.html}. Each file is
   * replaced whole or not at all.
   *
   * @throws IOException when the directory cannot be written
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts to draw charts
   *     with; the other files are there then, without {@code report.html}
   */
  public static void write(
      Path directory,
      RunPlan plan,
      Environment environment,
      List<ForkResult> forks,
      RunVerdicts verdicts)
      throws IOException {
    Findings findings = new Findings(plan, environment, forks, verdicts);
    writeFigures(directory, findings);
    writePage(directory, findings, writeCharts(directory.resolve("charts"), findings));
  }

  /**
   * The verdicts as lines for a terminal of 100 columns.
   *
   * @return lines without their ends
   */
  public static List<String> terminal(
      RunPlan plan, Environment environment, List<ForkResult> forks, RunVerdicts verdicts) {
    return VerdictTable.lines(new Findings(plan, environment, forks, verdicts));
  }

  private static void writeFigures(Path directory, Findings findings) throws IOException {
    write(directory.resolve("verdicts.json"), VerdictsJson.text(findings));
    write(directory.resolve("verdicts.csv"), VerdictsCsv.text(findings));
    write(directory.resolve("jmh.json"), JmhJson.text(findings));
    write(directory.resolve("summary.md"), SummaryMarkdown.text(findings));
  }

  private static List<ReportPage.Picture> writeCharts(Path directory, Findings findings)
      throws IOException {
    Files.createDirectories(directory);
    List<ReportPage.Picture> pictures = new ArrayList<>();
    for (Figure figure : Charts.all(findings)) {
      String svg = Picture.svg(figure, Look.SLIDE);
      write(directory.resolve(figure.name() + ".svg"), svg);
      WholeFile.write(directory.resolve(figure.name() + ".png"), Picture.png(figure, Look.SLIDE));
      String dark = Picture.svg(figure, Look.SLIDE.in(Theme.DARK));
      pictures.add(new ReportPage.Picture(figure.title(), svg, dark));
    }
    return pictures;
  }

  private static void writePage(
      Path directory, Findings findings, List<ReportPage.Picture> pictures) throws IOException {
    write(directory.resolve("report.html"), ReportPage.text(findings, pictures));
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
