package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NoiseRecorderTest {
  private static final Duration ENOUGH = Duration.ofMillis(300);

  /** Its work was called the load of other programs, and no cell with it could be certified. */
  @Test
  @Timeout(60)
  @EnabledOnOs(OS.LINUX)
  void whatABackEndUsesIsNoNoiseWhereverItComesFrom() throws Exception {
    ProcessHandle server = detachedAndBusy();
    try {
      NoiseRecorder ofOthers = NoiseRecorder.start(List.of());
      NoiseRecorder ofTheRun = NoiseRecorder.start(List.of(server));
      Duration before = used(server);
      while (used(server).minus(before).compareTo(ENOUGH) < 0) {
        Thread.sleep(20);
      }

      assertThat(ofTheRun.stop().foreignCores()).isLessThan(ofOthers.stop().foreignCores());
    } finally {
      server.destroyForcibly();
    }
  }

  /** Its parent has ended, so that it is no descendant of this JVM. */
  private static ProcessHandle detachedAndBusy() throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "sh -c 'while :; do :; done' > /dev/null & echo $!").start();
    long pid = Long.parseLong(shell.inputReader().readLine());
    shell.waitFor();
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
