package org.concurrencyatlas.workload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayName("Files")
class FileAccessTest {
  private final FileAccess workload = new FileAccess();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1",
        "bytes=65537,operation=read",
        "bytes=65536,operation=write",
        "bytes=1200000,operation=write-sync",
        "bytes=8192,operation=read,access=direct",
        "bytes=69632,operation=write,access=direct",
        "bytes=4096,operation=write-sync,access=direct"
      })
  @DisplayName("hold what was written, and are read as they are, blocking and not")
  void whatWasWrittenIsThere(String parameters) throws Exception {
    Point point = point("file(tasks=5,files=3," + parameters + ")");
    List<Task> batch = batch(point);
    try {
      for (boolean async : new boolean[] {false, true}) {
        long sum = 0;
        for (Task task : batch) {
          sum +=
              async
                  ? ((AsyncTask) task).callAsync().toCompletableFuture().get(30, TimeUnit.SECONDS)
                  : task.call();
        }
        assertThat(sum).isEqualTo(workload.expected(point));
        assertThat(workload.flaw(point, batch)).isEmpty();
      }
    } finally {
      workload.remove(point, batch);
    }
    assertThat(Path.of(((FileTask) batch.getFirst()).folder())).doesNotExist();
  }

  @Test
  @DisplayName("are what their content says, chunk after chunk")
  void theContentIsThePattern() throws Exception {
    Point point = point("file(tasks=2,files=2,bytes=1100000)");
    List<Task> batch = batch(point);
    byte[] second = Files.readAllBytes(((FileTask) batch.getLast()).path());
    CRC32 crc = new CRC32();
    crc.update(second);

    assertThat(crc.getValue()).isEqualTo(batch.getLast().call());
    assertThat(second).hasSize(1_100_000);
    assertThat(ByteBuffer.wrap(second, 1 << 20, 1_000))
        .isEqualTo(ByteBuffer.wrap(second, 0, 1_000));
    workload.remove(point, batch);
  }

  @Test
  @DisplayName("that a batch did not write are found, for the look at them spoils them")
  void aBatchThatDidNotWriteIsFound() throws Exception {
    Point point = point("file(tasks=3,files=3,bytes=5000,operation=write)");
    List<Task> batch = batch(point);

    assertThat(workload.flaw(point, batch)).contains("file 0 does not hold what was written");
    for (Task task : batch) {
      task.call();
    }
    assertThat(workload.flaw(point, batch)).isEmpty();
    assertThat(workload.flaw(point, batch)).contains("file 0 does not hold what was written");
    workload.remove(point, batch);
  }

  @Test
  @DisplayName("stand in a folder that nobody else may open")
  void theFolderIsPrivate() throws Exception {
    Point point = point("file(tasks=1)");
    List<Task> batch = batch(point);
    Path made = Path.of(((FileTask) batch.getFirst()).folder());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    workload.remove(point, batch);
  }

  @Test
  @DisplayName("of a JVM that was killed are removed by the next one, those of a living one stay")
  void whatAKilledJvmLeftIsRemoved() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor()).isZero();
    Path left =
        Files.createDirectory(folder.resolve("concurrency-atlas-files-%d-1".formatted(gone.pid())));
    Files.writeString(left.resolve("0"), "left");
    Path living =
        Files.createDirectory(
            folder.resolve(
                "concurrency-atlas-files-%d-1".formatted(ProcessHandle.current().pid())));

    elsewhere(
        folder,
        () -> {
          Point point = point("file(tasks=1)");
          workload.remove(point, batch(point));
        });

    assertThat(left).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  @DisplayName("on a disk that is full say so, and leave nothing")
  void aFullDiskIsSaid() throws Exception {
    onASmallDisk(disk -> {
      assertThatThrownBy(() -> batch(point("file(tasks=9,files=9,bytes=1000000)")))
          .hasMessageContaining("the files cannot be made: ")
          .hasMessageContaining("No space left on device");
      try (Stream<Path> files = Files.list(disk)) {
        assertThat(files).isEmpty();
      }
    });
  }

  @Test
  @DisplayName("without direct I/O on their file system are refused in one line")
  void noDirectIo() throws Exception {
    onASmallDisk(disk -> {
      assertThatThrownBy(() -> batch(point("file(tasks=1,files=1,bytes=4096,access=direct)")))
          .isInstanceOf(UnsupportedTaskException.class)
          .hasMessageStartingWith("no direct I/O on " + disk)
          .hasMessageContaining(" (tmpfs: it is in memory); give access=page-cache, or -D")
          .hasMessageNotContaining("\n");
      try (Stream<Path> files = Files.list(disk)) {
        assertThat(files).isEmpty();
      }
    });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          files=10000,bytes=1000000 | 10000 files of 1000000 bytes are more than 4294967296 bytes; give fewer files or bytes
          access=direct,bytes=5000  | bytes=5000 is not for access=direct, which moves whole blocks; give a multiple of 4096
          """)
  @DisplayName("whose parameters do not go together are refused in one line")
  void valuesThatDoNotGoTogether(String parameters, String message) {
    assertThatThrownBy(() -> point("file(" + parameters.strip() + ")"))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("are not made where there is no folder")
  void noFolder() {
    assertThatThrownBy(
            () -> elsewhere(folder.resolve("missing"), () -> batch(point("file(tasks=1)"))))
        .hasMessageContaining("missing is no folder that can be written");
  }

  /** A little file system in memory, where one may be made. */
  private void onASmallDisk(Check check) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()))
        .as("a file system can be mounted")
        .isZero();
    try {
      elsewhere(disk, () -> check.on(disk));
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private interface Check {
    void on(Path disk) throws Exception;
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void elsewhere(Path parent, Action action) throws Exception {
    System.setProperty("concurrencyatlas.files", parent.toString());
    try {
      action.run();
    } finally {
      System.clearProperty("concurrencyatlas.files");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private List<Task> batch(Point point) {
    return workload.batch(point, Services.none());
  }

  private static Point point(String text) {
    return new WorkloadCatalogue().resolve(Point.parse(text));
  }
}
