package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes plan, environment and journal of a made-up map, to measure what a report of it costs:
 * {@code GeneratedRun DIRECTORY COLUMNS ROWS} makes a cell of eight contenders with eight forks for
 * each column and row. Then, for a thousand cells:
 *
 * <pre>
 * mvn test-compile package -DskipTests
 * java -cp target/test-classes:target/concurrency-atlas.jar \
 *   org.concurrencyatlas.report.GeneratedRun /tmp/large 40 25
 * time ./run-benchmarks.sh report /tmp/large
 * </pre>
 */
final class GeneratedRun {
  private GeneratedRun() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    SampleRun.map(8, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
        .write(directory);
  }
}
