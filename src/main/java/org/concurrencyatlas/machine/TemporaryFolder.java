package org.concurrencyatlas.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder for this process's temporary files, which {@code run-benchmarks.sh} makes and passes
 * as {@code java.io.tmpdir}. Its name ends with the process's id: what a killed process left can be
 * distinguished from what a living one needs.
 */
public final class TemporaryFolder {
  private static final String PREFIX = "concurrency-atlas-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([1-9][0-9]{0,9})");

  private TemporaryFolder() {}

  /** Removes the folders of processes that are gone, and this process's own when it ends. */
  public static void claim() {
    Path mine = path();
    if (owner(mine).isEmpty()) {
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(mine), "temporary-files"));
    abandoned(mine.resolveSibling(".").normalize()).forEach(TemporaryFolder::remove);
  }

  /** Where temporary files of this process are. */
  public static Path path() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Where all programs of this machine have their temporary files. */
  public static Path ofAllPrograms() {
    Path parent = path().toAbsolutePath().getParent();
    return owner(path()).isPresent() && parent != null ? parent : path();
  }

  /**
   * The name of the folder of a process, in {@link #ofAllPrograms()}: it is removed like others
   * when that process is gone.
   */
  public static String nameFor(long pid) {
    return PREFIX + pid;
  }

  /** The flag that gives a fork the same folder. */
  public static String flag() {
    return "-Djava.io.tmpdir=" + path();
  }

  /** The folders whose processes are gone. */
  static List<Path> abandoned(Path parent) {
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .filter(Files::isWritable)
          .filter(file -> owner(file).filter(pid -> !isAlive(pid)).isPresent())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Long> owner(Path folder) {
    Path name = folder.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Deletes a folder with all in it, if it is there; what cannot be deleted stays. */
  public static void remove(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // of another user, or written to at this moment: the next start tries again
    }
  }

  /** Deletes a folder with all in it; follows no links. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
