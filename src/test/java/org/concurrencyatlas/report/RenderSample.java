package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.report.text.Findings;

/**
 * Draws a made-up run into a directory, to be looked at: {@code RenderSample DIRECTORY [COLUMNS
 * ROWS]}, with columns and rows a map of that size with eight forks a contender.
 */
final class RenderSample {
  private RenderSample() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    SampleRun run =
        arguments.length == 3
            ? SampleRun.map(8, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
            : SampleRun.realistic();
    long start = System.nanoTime();
    Findings findings = run.judged();
    long judged = System.nanoTime();
    Reports.write(
        directory, findings.plan(), findings.environment(), findings.forks(), findings.verdicts());
    long written = System.nanoTime();
    System.out.printf(
        "%d forks: verdicts %d ms, report %d ms%n",
        findings.forks().size(), (judged - start) / 1_000_000, (written - judged) / 1_000_000);
    if (arguments.length == 1) {
      VerdictTable.lines(findings).forEach(System.out::println);
      Files.write(directory.resolve("golden.txt"), VerdictTable.lines(run.findings()));
    }
  }
}
