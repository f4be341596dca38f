package org.concurrencyatlas.backend.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where root may not have a namespace of its own. */
@Timeout(120)
class UnprivilegedTest {
  @Test
  @Tag("full")
  @DisplayName("without namespaces root starts it as the user nobody")
  void withoutNamespacesRootStartsItAsNobody() throws Exception {
    assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).as("needs root").isEqualTo(0);
    Unprivileged nobody = Unprivileged.ofRoot(List.of("false"));
    assertThat(nobody.nobody()).isTrue();

    Path folder = Files.createTempDirectory(TemporaryFolder.ofAllPrograms(), "atlas-nobody-");
    PosixModes.passage(folder);
    PostgresInstance instance = new PostgresInstance(folder);
    try {
      int port = instance.start(nobody, PostgresPrograms.find(folder));

      assertThat(port).isPositive();
      assertThat(Files.getOwner(folder.resolve("data")).getName()).isEqualTo("nobody");
    } finally {
      instance.stop();
    }
    assertThat(folder).doesNotExist();
  }
}
