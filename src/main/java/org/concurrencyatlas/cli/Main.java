package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.concurrencyatlas.cli.option.DurationConverter;
import org.concurrencyatlas.cli.output.ExecutionErrorHandler;
import org.concurrencyatlas.cli.output.UsageErrorHandler;
import org.concurrencyatlas.machine.TemporaryFolder;
import picocli.CommandLine;

/** The entry point of the product once the JVM is known to be new enough. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name and ends with its exit code. */
  public static void main(String[] args) {
    // the product speaks English, and so do its numbers
    Locale.setDefault(Locale.ROOT);
    TemporaryFolder.claim();
    System.exit(execute(utf8(System.out), utf8(System.err), args));
  }

  /**
   * Runs one command line.
   *
   * @return the exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    return commandLine(out, err).execute(args);
  }

  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new AtlasCommand())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(java.time.Duration.class, new DurationConverter())
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionExceptionHandler(new ExecutionErrorHandler());
  }

  private static PrintWriter utf8(java.io.OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
