package org.concurrencyatlas.analysis.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A recording of a service with what was true of it.
 *
 * @param file the recording
 * @param tasks tasks that ended in its middle
 * @param cpuMicros computing time of a task
 * @param waitMicros wait of a task
 * @param inFlight tasks under way
 * @param seconds length of its middle
 */
record ToyRecording(
    Path file, long tasks, double cpuMicros, double waitMicros, double inFlight, double seconds) {
  static final Path SETTINGS =
      Path.of("src/main/resources/org/concurrencyatlas/cli/advice/advise.jfc");

  /**
   * What is recorded.
   *
   * @param threads {@code platform} or {@code virtual}
   * @param pause between a worker's tasks
   */
  record Toy(
      String threads, int workers, Duration cpu, Duration delay, Duration pause, Duration length) {}

  /** Records a service in a JVM of its own. */
  static ToyRecording of(Toy toy, Path settings, Path file)
      throws IOException, InterruptedException {
    try (DelayingBackend backend = new DelayingBackend(toy.delay())) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-cp",
              System.getProperty("java.class.path"),
              ToyService.class.getName(),
              file.toString(),
              settings.toString(),
              toy.threads(),
              Integer.toString(toy.workers()),
              Integer.toString(backend.port()),
              Long.toString(toy.cpu().toNanos() / 1_000),
              Long.toString(toy.pause().toMillis()),
              Long.toString(toy.length().toSeconds()));
      Process service = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        service.waitFor();
        return truth(file, said);
      } finally {
        service.destroyForcibly();
      }
    }
  }

  private static ToyRecording truth(Path file, String said) {
    String line =
        said.lines()
            .filter(each -> each.startsWith("truth "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(said));
    String[] words = line.split(" ", -1);
    return new ToyRecording(
        file,
        Long.parseLong(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]));
  }
}
