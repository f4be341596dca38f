package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.result.store.LockFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside another JMH a run waits; once its forks failed, and their contenders were out. */
class JmhLockTest {
  @TempDir Path folder;

  @Test
  void aRunWaitsForAnotherJmhAndSaysSo() throws Exception {
    Path file = folder.resolve("jmh.lock");
    List<String> notices = new ArrayList<>();
    FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = other.lock();

    // the notice is the moment at which the other ends
    try (LockFile _ =
        JmhLock.acquire(
            file,
            notice -> {
              notices.add(notice);
              release(held);
            })) {
      assertThat(notices).singleElement().asString().contains("waiting", "jmh.lock");
    }
    other.close();
  }

  @Test
  void withoutAnotherJmhNothingIsSaid() throws Exception {
    List<String> notices = new ArrayList<>();

    try (LockFile _ = JmhLock.acquire(folder.resolve("jmh.lock"), notices::add)) {
      assertThat(notices).isEmpty();
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
