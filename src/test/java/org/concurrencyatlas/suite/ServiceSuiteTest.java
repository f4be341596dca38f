package org.concurrencyatlas.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schedules of a service's forks")
class ServiceSuiteTest {
  @AfterEach
  void clear() {
    System.clearProperty(ServiceSuite.SESSION);
    System.clearProperty(ServiceSuite.SCHEDULE);
  }

  @Test
  @DisplayName("are the same for a block of a session, and others in every other one")
  void everyBlockOfEverySessionHasItsOwn() {
    long first = seed(42, 0);

    assertThat(seed(42, 0)).isEqualTo(first);
    assertThat(seed(42, 1)).isNotEqualTo(first);
    assertThat(seed(43, 0)).isNotEqualTo(first);
    assertThat(seed(43, 1)).isNotEqualTo(seed(42, 1)).isNotEqualTo(first);
  }

  private static long seed(long session, int block) {
    System.setProperty(ServiceSuite.SESSION, Long.toString(session));
    System.setProperty(ServiceSuite.SCHEDULE, Integer.toString(block));
    return ServiceSuite.seed();
  }
}
