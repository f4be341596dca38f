package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;

class WorkloadCatalogueTest {
  private final WorkloadCatalogue catalogue = new WorkloadCatalogue();

  @Test
  void anUnknownWorkloadIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalogue.get("mandelbrt"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("unknown workload \"mandelbrt\"; known: ")
        .hasMessageEndingWith("; did you mean mandelbrot?");
  }

  @Test
  void resolvingFillsTheDefaults() {
    assertThat(catalogue.resolve(Point.parse("sha256(tasks=2)")))
        .hasToString("sha256(bytes=65536,tasks=2)");
  }

  @Test
  void anUnknownParameterIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalogue.resolve(Point.parse("sha256(byte=1024)")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "unknown parameter of sha256 \"byte\"; known: tasks, bytes; did you mean bytes?");
  }

  @Test
  void aValueOutOfRangeIsAnsweredWithTheRange() {
    assertThatThrownBy(() -> catalogue.resolve(Point.parse("sha256(bytes=1)")))
        .isInstanceOf(UsageException.class)
        .hasMessage("bytes=1 is not allowed; bytes is size of a block: give 1024…1048576");
  }
}
