package org.concurrencyatlas.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpCurveTest {
  private final WarmUpCurve curve = new WarmUpCurve();
  private long ended;

  @Test
  void steadyIsReachedWithTheFirstOfSeveralBatchesThatAreAsFastAsTheLast() {
    add(20, 1_000);
    add(1, 100); // one fast batch among slow ones is luck
    add(20, 500);
    add(300, 100);

    assertThat(curve.steadyNanos()).isEqualTo(100);
    assertThat(curve.nanosToSteady()).isEqualTo(20 * 1_000 + 100 + 20 * 500 + 100);
  }

  @Test
  void aSessionOfEqualBatchesIsSteadyAfterItsFirst() {
    add(50, 100);

    assertThat(curve.nanosToSteady()).isEqualTo(100);
  }

  @Test
  void tooFewBatchesToTellAreNeverSteady() {
    add(2, 100);

    assertThat(curve.steadyNanos()).isEqualTo(100);
    assertThat(curve.nanosToSteady()).isEqualTo(200);
  }

  private void add(int batches, long nanos) {
    for (int i = 0; i < batches; i++) {
      ended += nanos;
      curve.add(ended, nanos);
    }
  }
}
