package org.concurrencyatlas.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
