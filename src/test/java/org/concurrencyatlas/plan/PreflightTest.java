package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.machine.MachineState;
import org.concurrencyatlas.plan.PreflightCheck.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final MachineState ROOMY = new MachineState(8, 16L << 30, 20_000, 90_000, 0.1);

  @TempDir Path folder;

  @Test
  void anOldJvmIsRefusedWithWhatToDo() {
    PreflightCheck finding = Preflight.jvm(17);

    assertThat(finding.severity()).isEqualTo(Severity.REFUSAL);
    assertThat(finding.line())
        .isEqualTo("this is JVM 17, 25 or newer is needed; set JAVA_HOME to a JDK 25");
  }

  @Test
  void tooLittleMemoryForAForkIsRefusedWithFigures() {
    PreflightCheck finding = Preflight.memory(new MachineState(8, 512L << 20, 20_000, 90_000, 0.1));

    assertThat(finding.severity()).isEqualTo(Severity.REFUSAL);
    assertThat(finding.line()).contains("512 MiB of memory available, a fork needs 1,800 MiB");
  }

  @Test
  void aBusyMachineIsAWarning() {
    PreflightCheck finding = Preflight.load(new MachineState(2, 16L << 30, 20_000, 90_000, 1.7));

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.line()).startsWith("load 1.70: other programs are using the processors");
  }

  @Test
  void aRoomyQuietMachineIsFine() {
    assertThat(Preflight.memory(ROOMY).severity()).isEqualTo(Severity.FINE);
    assertThat(Preflight.load(ROOMY).severity()).isEqualTo(Severity.FINE);
    assertThat(Preflight.descriptors(ROOMY).severity()).isEqualTo(Severity.FINE);
    assertThat(Preflight.processors(ROOMY).severity()).isEqualTo(Severity.FINE);
  }

  @Test
  void aResultsFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");

    PreflightCheck finding = Preflight.folder(file.resolve("results"));

    assertThat(finding.severity()).isEqualTo(Severity.REFUSAL);
    assertThat(finding.line()).contains("cannot be written").contains("--results");
  }

  @Test
  void lookingLeavesNothingBehind() throws IOException {
    Preflight.check(folder);

    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
