package org.concurrencyatlas.process.link;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that a pool and a worker map into their memory: in {@code /dev/shm} where it exists, else
 * in the directory for temporary files; readable by this user only. A file is deleted as soon as
 * both have mapped it, which leaves the memory in place; a file that a crash leaves behind is
 * deleted by a later {@link #deleteLeftOvers}.
 */
public final class SharedFile {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Pattern NAME = Pattern.compile("concurrency-atlas-(\\d+)-.*\\.shared");
  private static final Duration OLD = Duration.ofMinutes(1);

  private SharedFile() {}

  public static Path create() throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    String prefix = "concurrency-atlas-" + ProcessHandle.current().pid() + "-";
    return Files.createTempFile(directory(), prefix, ".shared", ownerOnly);
  }

  /** Maps a file for reading and writing; a shorter file grows, without taking memory yet. */
  public static MappedByteBuffer map(Path path, long bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return file.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
    }
  }

  /** Deletes, as far as it can, the files of processes that have ended. */
  public static void deleteLeftOvers() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory(), "concurrency-atlas-*")) {
      files.forEach(SharedFile::deleteIfLeftOver);
    } catch (IOException | DirectoryIteratorException e) {
      // The directory cannot be read: there is nothing that could be deleted.
    }
  }

  /** Another container's process may be invisible here, so only files of some age count. */
  private static void deleteIfLeftOver(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
      try {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(OLD))) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        // Another user's file, or another pool deletes it at this moment.
      }
    }
  }

  private static Path directory() {
    return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
        ? MEMORY
        : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
