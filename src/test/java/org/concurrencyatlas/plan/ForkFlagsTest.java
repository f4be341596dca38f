package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM flags of a fork. */
class ForkFlagsTest {
  @Test
  void withoutAnyOfTheUsersTheyAreThoseOfTheProduct() {
    assertThat(ForkFlags.with(List.of())).isEqualTo(ForkFlags.DEFAULT);
  }

  @Test
  void aHeapAndACollectorReplaceThoseOfTheProduct() {
    assertThat(ForkFlags.with(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dshop=on")))
        .containsExactly(
            "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC", "-Dshop=on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Xmx2g", "-cp", "-jar", "-version"})
  void whatIsNoFlagIsRefused(String given) {
    assertThatThrownBy(() -> ForkFlags.with(List.of(given)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(given + " is no flag of a JVM")
        .hasMessageContaining("give flags like");
  }

  @Test
  void flagsThatTheJvmRefusesAreRefusedWithItsReason() {
    assertThatThrownBy(() -> ForkFlags.with(List.of("-XX:+UseG1GC", "-XX:+UseZGC")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a JVM does not start with")
        .hasMessageContaining("garbage collectors");
  }

  @Test
  void aJvmHasTheProcessorsThatItsLastFlagSaysAndNoMoreThanThereAre() {
    int all = Runtime.getRuntime().availableProcessors();

    assertThat(ForkFlags.processors(List.of("-Xmx1g"))).isEqualTo(all);
    assertThat(ForkFlags.processors(List.of("-XX:ActiveProcessorCount=1"))).isEqualTo(1);
    assertThat(
            ForkFlags.processors(
                List.of("-XX:ActiveProcessorCount=1", "-XX:ActiveProcessorCount=9999")))
        .isEqualTo(all);
  }
}
