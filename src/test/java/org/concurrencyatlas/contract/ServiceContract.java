package org.concurrencyatlas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every service keeps. To test one of your own, extend this and name it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class ServiceContract {
  private static final long MILLIS_TO_END = 10_000;

  private final ServiceCatalogue catalogue = new ServiceCatalogue();

  /** Ids of the services that are tested. */
  protected abstract Stream<String> services();

  /** What its processes use is counted as the back-end's. */
  @ParameterizedTest
  @MethodSource("services")
  void itListensOnLoopbackInProcessesOfItsOwnBesideAnotherAndIsGoneWhenClosed(String service)
      throws Exception {
    InetSocketAddress address;
    Leftovers leftovers = Leftovers.before();
    try (BackEnd one = catalogue.get(service).start();
        BackEnd other = catalogue.get(service).start()) {
      address = one.address();
      assertThat(address.getAddress().isLoopbackAddress()).isTrue();
      assertThat(other.address()).isNotEqualTo(address);
      assertThat(accepts(address)).isTrue();
      assertThat(one.processes())
          .isNotEmpty()
          .doesNotContain(ProcessHandle.current())
          .allMatch(ProcessHandle::isAlive);
    }
    assertThatThrownBy(() -> connect(address)).hasMessageContaining("refused");
    leftovers.assertNone();
  }

  @ParameterizedTest
  @MethodSource("services")
  void itEndsWithTheProcessThatStartedItHoweverThatEnds(String service) throws Exception {
    Process harness =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServiceHolder.class.getName(),
                service)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    InetSocketAddress address = ServiceHolder.address(harness);
    assertThat(accepts(address)).isTrue();

    harness.destroyForcibly().waitFor();

    long deadline = System.nanoTime() + 1_000_000 * MILLIS_TO_END;
    while (accepts(address) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(accepts(address)).as("it still listens").isFalse();
  }

  private static boolean accepts(InetSocketAddress address) {
    try {
      connect(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void connect(InetSocketAddress address) throws IOException {
    new Socket(address.getAddress(), address.getPort()).close();
  }
}
