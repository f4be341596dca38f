package org.concurrencyatlas.process.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {
  @ParameterizedTest
  @EnumSource(Transport.class)
  void everyTransportIsFoundByTheNameThatUsersWrite(Transport transport) {
    assertThat(Transport.of(transport.id())).isEqualTo(transport);
  }

  /** A name that nobody knew was once taken for a pipe. */
  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Transport.of("smoke-signals"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smoke-signals");
  }
}
