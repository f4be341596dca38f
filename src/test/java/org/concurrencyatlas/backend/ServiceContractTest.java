package org.concurrencyatlas.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every service keeps. */
class ServiceContractTest {
  static List<Service> services() {
    return new ServiceCatalogue().all();
  }

  @ParameterizedTest
  @MethodSource("services")
  void itListensOnLoopbackBesideAnotherAndIsGoneWhenClosed(Service service) throws Exception {
    InetSocketAddress address;
    try (BackEnd one = service.start();
        BackEnd other = service.start()) {
      address = one.address();
      assertThat(address.getAddress().isLoopbackAddress()).isTrue();
      assertThat(other.address()).isNotEqualTo(address);
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
    assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
        .hasMessageContaining("refused");
  }

  @ParameterizedTest
  @MethodSource("services")
  void itsNameIsOneThatUsersCanWrite(Service service) {
    assertThat(service.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void anUnknownServiceIsNamedWithWhatWasProbablyMeant() {
    assertThatThrownBy(() -> BackEnds.open(List.of("delay-sever")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean delay-server?");
  }
}
