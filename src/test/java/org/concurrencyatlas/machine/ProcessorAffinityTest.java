package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process is kept on fewer processors than the machine has. */
@EnabledOnOs(OS.LINUX)
class ProcessorAffinityTest {
  private static final int ALL = Runtime.getRuntime().availableProcessors();

  @Test
  void aProcessThatIsStartedMeanwhileHasOnlyTheFirstProcessorsAndALaterOneAll() throws Exception {
    assumeThat(ALL).isGreaterThan(1);

    try (ProcessorAffinity _ = ProcessorAffinity.first(1)) {
      assertThat(processorsOfAChild()).isEqualTo(1);
    }
    assertThat(processorsOfAChild()).isEqualTo(ALL);
  }

  @Test
  void asManyAsThereAreOrMoreKeepNothing() throws Exception {
    try (ProcessorAffinity _ = ProcessorAffinity.first(ALL + 1)) {
      assertThat(processorsOfAChild()).isEqualTo(ALL);
    }
  }

  private static int processorsOfAChild() throws Exception {
    Process child = new ProcessBuilder("nproc").start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return Integer.parseInt(printed.strip());
  }
}
