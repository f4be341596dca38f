package org.concurrencyatlas.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the carriers of this JVM's virtual threads ran, or waited for a processor, since each
 * began: the first two figures of {@code /proc/self/task/<tid>/schedstat}. Carriers are workers of
 * a ForkJoinPool, and no pool of another kind bears such names.
 *
 * @param nanos over all of them; NaN where the system does not report it
 */
public record CarrierTime(double nanos) {
  private static final Path THREADS = Path.of("/proc/self/task");

  /** Linux keeps 15 characters of a name. */
  private static final String NAME = "ForkJoinPool-";

  /** Reads a line or two for each thread of the JVM. */
  public static CarrierTime now() {
    double sum = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        if (read(thread.resolve("comm")).startsWith(NAME)) {
          sum += busyNanos(read(thread.resolve("schedstat")));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return new CarrierTime(Double.NaN);
    }
    return new CarrierTime(sum);
  }

  private static double busyNanos(String schedstat) {
    String[] fields = schedstat.split(" ", -1);
    return fields.length < 2 ? 0 : Double.parseDouble(fields[0]) + Double.parseDouble(fields[1]);
  }

  /** The file's text; empty when its thread has ended. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
