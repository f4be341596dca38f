package org.concurrencyatlas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencyatlas.catalogue.Demand.Axis;
import org.junit.jupiter.api.Test;

class DemandTest {
  private static final Demand SERVICE = new Demand(200_000, 50_000_000, 500, 0);

  @Test
  void aPoolMustHoldAsManyTasksAsKeepTheProcessorsBusy() {
    assertThat(SERVICE.littlesLaw(1)).isEqualTo(251);
    assertThat(SERVICE.littlesLaw(2)).as("502 would be busy, 500 are there").isEqualTo(500);
    assertThat(new Demand(1_000_000, 0, 500, 0).littlesLaw(2)).isEqualTo(2);
    assertThat(new Demand(0, 1_000_000, 500, 0).littlesLaw(2)).isEqualTo(500);
  }

  @Test
  void waitsAllowAsManyTasksASecondAsAreInFlightOverTheirTime() {
    assertThat(new Demand(1_000_000, 9_000_000, 50, 0).waitsPerSecond()).isEqualTo(5_000);
  }

  @Test
  void demandsAreAlikeUpToATenthOfEachNumber() {
    assertThat(SERVICE.isLike(new Demand(215_000, 46_000_000, 510, 0))).isTrue();
    assertThat(SERVICE.isLike(new Demand(230_000, 50_000_000, 500, 0))).isFalse();
    assertThat(SERVICE.isLike(new Demand(200_000, 50_000_000, 500, 1))).isFalse();
  }

  @Test
  void anAxisIsOneNumberThatDiffersWhileTheOthersAreAlike() {
    Demand more = Axis.IN_FLIGHT.with(SERVICE, 2_000);

    assertThat(SERVICE.differsOnlyOn(Axis.IN_FLIGHT, more)).isTrue();
    assertThat(SERVICE.differsOnlyOn(Axis.CPU, more)).isFalse();
    assertThat(SERVICE.differsOnlyOn(Axis.IN_FLIGHT, Axis.CPU.with(more, 400_000))).isFalse();
    assertThat(SERVICE.differsOnlyOn(Axis.IN_FLIGHT, SERVICE)).isFalse();
  }
}
