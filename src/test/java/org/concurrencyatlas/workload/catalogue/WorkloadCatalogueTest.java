package org.concurrencyatlas.workload.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.AddedJar;
import org.concurrencyatlas.workload.Liar;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.compute.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void aWordOutOfItsFewIsAnsweredWithTheFew() {
    assertThat(catalogue.resolve(Point.parse("counter(kind=adder,tasks=2)")))
        .hasToString("counter(concurrency=0,kind=adder,tasks=2,updates=10000)");
    for (String wrong : List.of("add", "7")) {
      assertThatThrownBy(() -> catalogue.resolve(Point.parse("counter(kind=" + wrong + ")")))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "kind=%s is not allowed; kind is the way to count: give synchronized|reentrant-lock|"
                      .formatted(wrong)
                  + "stamped-lock|atomic|adder|var-handle|plain|none");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lock(kind=stamped-lock,depth=2)               | which its owner cannot take again; give depth=1
          queue(tasks=3)                                | tasks=3 is not for pattern=one-to-one; give tasks=2
          queue(tasks=3,pattern=ping-pong)              | give an even number
          queue(kind=array-blocking)                    | which kind=array-blocking must have; give capacity=1024
          queue(kind=synchronous,capacity=1)            | give capacity=0 or kind=linked-blocking
          queue(kind=synchronous,pattern=alone)         | give another kind or pattern
          """)
  void valuesThatDoNotGoTogetherAreSaidInOneLine(String point, String message) {
    assertThatThrownBy(() -> catalogue.resolve(Point.parse(point)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aWorkloadInAUsersJarStandsAfterTheBuiltInOnes(@TempDir Path folder) throws IOException {
    try (AddedJar _ = new AddedJar(folder, Workload.class, Liar.class.getName())) {
      assertThat(new WorkloadCatalogue().all().getLast()).isInstanceOf(Liar.class);
    }
    assertThat(catalogue.all()).noneMatch(Liar.class::isInstance);
  }

  @Test
  void aJarThatCannotBeLoadedIsSaidInOneLine(@TempDir Path folder) throws IOException {
    try (AddedJar _ = new AddedJar(folder, Workload.class, "org.example.Missing")) {
      assertThatThrownBy(WorkloadCatalogue::new)
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("cannot load an added workload (")
          .hasMessageContaining("org.example.Missing")
          .hasMessageEndingWith("); mend or remove its jar");
    }
  }

  @Test
  void aJarThatTakesAnIdIsSaidInOneLine(@TempDir Path folder) throws IOException {
    try (AddedJar _ = new AddedJar(folder, Workload.class, Impostor.class.getName())) {
      assertThatThrownBy(WorkloadCatalogue::new)
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("two workloads are called sha256 (")
          .hasMessageEndingWith("; rename the one in the added jar");
    }
  }

  /** Calls itself by the name of another. */
  public static final class Impostor implements Workload {
    private final Workload real = new Sha256();

    @Override
    public WorkloadInfo info() {
      return real.info();
    }

    @Override
    public List<Task> batch(Point point, Services services) {
      return real.batch(point, services);
    }

    @Override
    public long expected(Point point) {
      return real.expected(point);
    }

    @Override
    public Duration limit(Point point, Machine machine) {
      return real.limit(point, machine);
    }
  }
}
