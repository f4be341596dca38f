package org.concurrencyatlas.workload.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * Folders that only this user may open, removed when this JVM ends. A JVM that was killed removes
 * nothing; the next one does.
 */
final class PrivateFolder {
  /** A folder on another disk than the temporary files: {@code run -Dconcurrencyatlas.files=…}. */
  static final String PROPERTY = "concurrencyatlas.files";

  private static final String PREFIX = "concurrency-atlas-files-";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(PREFIX) + "([1-9][0-9]{0,9})-.*");

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PrivateFolder::removeAll, "private-folders"));
  }

  private PrivateFolder() {}

  /**
   * A new one.
   *
   * @throws IOException when it cannot be made
   */
  static Path create() throws IOException {
    Path parent = Path.of(System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir")));
    if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new IOException("%s is no folder that can be written".formatted(parent));
    }
    abandoned(parent).forEach(PrivateFolder::remove);
    Path folder = Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
    OPEN.add(folder);
    return folder;
  }

  private static void removeAll() {
    OPEN.forEach(PrivateFolder::remove);
  }

  /** Removes one as far as that goes. */
  static void remove(Path folder) {
    try {
      if (Files.exists(folder)) {
        TemporaryFolder.delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      // of another user, or a task still writes to it: the next one tries again
    }
  }

  /** Folders of processes that are gone. */
  private static List<Path> abandoned(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(PrivateFolder::isAbandoned).toList();
    }
  }

  private static boolean isAbandoned(Path folder) {
    Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty();
  }
}
