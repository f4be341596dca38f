package org.concurrencyatlas.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.store.AtomicFile;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Keeps what JMH and the fork print, so that a failure can be explained. */
final class ForkLog {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  OutputFormat format() {
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return OutputFormatFactory.createFormatInstance(stream, VerboseMode.NORMAL);
  }

  /** Adds what was thrown, with its causes and traces. */
  void add(Throwable thrown) {
    try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      thrown.printStackTrace(stream);
    }
  }

  /** Keeps the whole log in a file of its own; that it cannot be kept ends no run. */
  void keep(Path folder, int sequence, ForkRequest request) {
    String head =
        "%s on %s, %s of block %d, attempt %d%n%n"
            .formatted(
                request.contender(),
                request.cell().point(),
                request.role(),
                request.block(),
                request.attempt());
    try {
      Files.createDirectories(folder);
      AtomicFile.write(
          folder.resolve("fork-%d.txt".formatted(sequence)),
          (head + text()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.writeBytes(("the log was not kept: " + e).getBytes(StandardCharsets.UTF_8));
    }
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
