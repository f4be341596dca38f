package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.backend.DelayServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
  @Test
  void addsUpWhatTheProcessesOfTheTreeUsed(@TempDir Path proc) throws Exception {
    Path parent = process(proc.resolve("1"), "java (x) y", 100, 2048, 20);
    Path worker = process(proc.resolve("2"), "java", 10, 1024, 5);
    ProcessTree tree = new ProcessTree(List.of(parent, worker));

    assertThat(tree.cpuNanos()).isEqualTo((4 * 100 + 4 * 10) * 1e7);
    assertThat(tree.peakResidentBytes()).isEqualTo((2048 + 1024) * 1024.0);
    assertThat(tree.threads()).isEqualTo(25);
  }

  @Test
  void aProcessThatHasEndedCountsNothing(@TempDir Path proc) throws Exception {
    Path parent = process(proc.resolve("1"), "java", 100, 2048, 20);

    assertThat(new ProcessTree(List.of(parent, proc.resolve("2"))).threads()).isEqualTo(20);
  }

  @Test
  void nothingIsKnownWhereTheSystemDoesNotTell(@TempDir Path proc) {
    ProcessTree tree = new ProcessTree(List.of(proc.resolve("1")));

    assertThat(tree.cpuNanos()).isNaN();
    assertThat(tree.peakResidentBytes()).isNaN();
    assertThat(tree.threads()).isNaN();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void workersBelongToTheTreeAndBackEndsDoNot() throws Exception {
    int alone = ProcessTree.now().processes().size();
    Process worker = new ProcessBuilder("sleep", "60").start();
    try (DelayServer server = DelayServer.start()) {
      ProcessTree.leaveOut(server.processes());
      assertThat(ProcessTree.now().processes())
          .hasSize(alone + 1)
          .contains(Path.of("/proc", Long.toString(worker.pid())));
    } finally {
      ProcessTree.leaveOut(List.of());
      worker.destroy();
      worker.waitFor();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theServersOfAForkAreATreeOfTheirOwn() throws Exception {
    assertThat(ProcessTree.servers().processes()).isEmpty();
    assertThat(ProcessTree.servers().cpuNanos()).isNaN();
    assertThat(ProcessTree.serverFlags(List.of())).isEmpty();
    try (DelayServer server = DelayServer.start()) {
      String flag = ProcessTree.serverFlags(server.processes()).getFirst();
      String[] property = flag.substring("-D".length()).split("=", 2);
      System.setProperty(property[0], property[1]);
      try {
        assertThat(ProcessTree.servers().processes())
            .containsExactly(Path.of("/proc", Long.toString(server.processes().getFirst().pid())));
        assertThat(ProcessTree.servers().cpuNanos()).isPositive();
      } finally {
        System.clearProperty(property[0]);
      }
    }
  }

  /** A database's server detaches from whoever starts it; its work was called others' before. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aBackEndThatLeftItsParentBelongsToTheTreeWithBackEnds() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 60 > /dev/null & echo $!").start();
    long pid = Long.parseLong(shell.inputReader().readLine());
    shell.waitFor();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    Path its = Path.of("/proc", Long.toString(pid));
    try {
      assertThat(ProcessTree.now().processes()).doesNotContain(its);
      assertThat(ProcessTree.with(List.of()).processes()).doesNotContain(its);
      assertThat(ProcessTree.with(List.of(server)).processes())
          .contains(its)
          .containsAll(ProcessTree.now().processes());
    } finally {
      server.destroyForcibly();
    }
  }

  private static Path process(Path folder, String name, int ticks, int kibibytes, int threads)
      throws Exception {
    Files.createDirectory(folder);
    Files.writeString(
        folder.resolve("stat"),
        "1 (%1$s) S 2 3 4 5 6 7 8 9 10 11 %2$d %2$d %2$d %2$d 20 0 1\n".formatted(name, ticks));
    Files.writeString(
        folder.resolve("status"), "VmHWM:\t%d kB\nThreads:\t%d\n".formatted(kibibytes, threads));
    return folder;
  }
}
