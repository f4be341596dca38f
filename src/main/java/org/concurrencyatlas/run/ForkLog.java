package org.concurrencyatlas.run;

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
  private final BoundedLog bytes = new BoundedLog();

  /** The standard streams of this JVM until they are given back. */
  interface Captured extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the standard streams: JMH writes to them what the code in a fork prints, and that must
   * not stand among our own output, which may be JSON for a program.
   */
  Captured capture() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream log = stream();
    System.setOut(log);
    System.setErr(log);
    return () -> {
      System.setOut(out);
      System.setErr(err);
    };
  }

  private PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  OutputFormat format() {
    PrintStream stream = stream();
    return OutputFormatFactory.createFormatInstance(stream, VerboseMode.NORMAL);
  }

  /** Adds what was thrown, with its causes and traces. */
  void add(Throwable thrown) {
    try (PrintStream stream = stream()) {
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
      byte[] why = ("the log was not kept: " + e).getBytes(StandardCharsets.UTF_8);
      bytes.write(why, 0, why.length);
    }
  }

  /** Where the thread dump of a fork is kept: beside its log. */
  static Path threads(Path folder, int sequence) {
    return folder.resolve("fork-%d-threads.json".formatted(sequence));
  }

  String text() {
    return bytes.text();
  }
}
