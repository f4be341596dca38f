package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.report.text.Findings;

/** Draws the sample run into a directory, to be looked at. */
final class RenderSample {
  private RenderSample() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Findings run = SampleRun.realistic().judged();
    long start = System.nanoTime();
    Reports.write(directory, run.plan(), run.environment(), run.forks(), run.verdicts());
    System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
    List<String> golden = VerdictTable.lines(SampleRun.realistic().findings());
    Files.writeString(directory.resolve("golden.txt"), String.join("\n", golden) + "\n");
    Reports.terminal(run.plan(), run.environment(), run.forks(), run.verdicts())
        .forEach(System.out::println);
  }
}
