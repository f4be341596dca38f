package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.report.text.Findings;

/** Draws made-up runs into a directory, to be looked at: {@code RenderSample DIRECTORY}. */
final class RenderSample {
  private RenderSample() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    draw(SampleRun.realistic(), directory.resolve("realistic"));
    draw(SampleRun.map(8, 8, 6), directory.resolve("map"));
    draw(ScalingSample.run(), directory.resolve("scaling"));
    Files.write(
        directory.resolve("golden.txt"), VerdictTable.lines(SampleRun.realistic().findings()));
  }

  private static void draw(SampleRun run, Path directory) throws IOException {
    Files.createDirectories(directory);
    run.write(directory);
    Findings findings = run.judged();
    Reports.write(
        directory, findings.plan(), findings.environment(), findings.forks(), findings.verdicts());
  }
}
