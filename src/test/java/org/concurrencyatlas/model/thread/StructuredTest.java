package org.concurrencyatlas.model.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.UnsupportedModelException;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.Test;

/** The model whose session is a preview of the JDK. */
class StructuredTest {
  private static final Settings OPEN = new Settings(Map.of("admit", "0"));
  private static final String SESSION = "StructuredSession.class";
  private static final int MINOR_VERSION = 4;

  private record Answer(long value) implements Task {
    @Override
    public long call() {
      return value;
    }
  }

  @Test
  void itRunsWhereThePreviewIsOnAndSaysWhyItCannotElsewhere() throws Exception {
    boolean preview =
        ManagementFactory.getRuntimeMXBean().getInputArguments().contains("--enable-preview")
            && Structured.class.getResource(SESSION) != null;
    if (preview) {
      try (Session session = new Structured().open(OPEN)) {
        assertThat(session.run(List.of(new Answer(2), new Answer(3)))).isEqualTo(5);
      }
    } else {
      assertThatThrownBy(() -> new Structured().open(OPEN))
          .isInstanceOf(UnsupportedModelException.class)
          .hasMessageStartingWith("unsupported on this JVM: ")
          .hasMessageContaining("--enable-preview");
    }
  }

  /** Any other class with the mark would keep the whole product from JVMs without the flag. */
  @Test
  void onlyTheSessionIsMarkedAsAPreview() throws Exception {
    assumeThat(Structured.class.getResource(SESSION)).isNotNull();
    assertThat(isMarked(SESSION)).isTrue();
    assertThat(isMarked("Structured.class")).isFalse();
  }

  private static boolean isMarked(String resource) throws Exception {
    try (InputStream file = Structured.class.getResourceAsStream(resource)) {
      byte[] bytes = file.readAllBytes();
      return bytes[MINOR_VERSION] == -1 && bytes[MINOR_VERSION + 1] == -1;
    }
  }
}
