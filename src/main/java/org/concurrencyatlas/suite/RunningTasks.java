package org.concurrencyatlas.suite;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many threads of this JVM, virtual ones among them, are within a task of a model. */
final class RunningTasks {
  private static final String OF_A_MODEL = "org.concurrencyatlas.model.";
  private static final String HEAD = "#";

  private RunningTasks() {}

  /** Takes a thread dump: for what went wrong, not for what is measured. */
  static long count() {
    try {
      Path folder = Files.createTempDirectory("concurrency-atlas-");
      Path dump = folder.resolve("threads.txt");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return count(dump);
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The thread that asks is in a model's session too, and is not counted. */
  private static long count(Path dump) throws IOException {
    String own = HEAD + Thread.currentThread().threadId() + " ";
    long running = 0;
    boolean counts = false;
    try (Stream<String> lines = Files.lines(dump)) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith(HEAD)) {
          counts = !line.startsWith(own);
        } else if (counts && line.contains(OF_A_MODEL)) {
          running++;
          counts = false;
        }
      }
    }
    return running;
  }
}
