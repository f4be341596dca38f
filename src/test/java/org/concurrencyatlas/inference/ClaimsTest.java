package org.concurrencyatlas.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;
import org.junit.jupiter.api.Test;

/** What two contenders' differences allow to be claimed, look by look. */
class ClaimsTest {
  private static final double MARGIN = Math.log(1.05);
  private static final InferenceRules RULES =
      new InferenceRules(
          0.05,
          MARGIN,
          MARGIN,
          true,
          1,
          List.of(3, 5, 8, 12),
          List.of(.05, .45, .4, .05),
          Optional.empty());

  private final ModeratedMean differences = VariancePrior.NONE.moderate(Moments.of(.10, .12, .07));

  @Test
  void theWeightOfEachLookIsPaid() {
    Claims first = Claims.NONE.and(differences, 0, RULES);
    Claims third = Claims.NONE.and(differences, 2, RULES);

    assertThat(first.ahead() * .05).isCloseTo(third.ahead() * .4, within(1e-15));
    assertThat(first.notWorse() * .05).isCloseTo(third.notWorse() * .4, within(1e-15));
  }

  @Test
  void whatAnEarlierLookShowedStays() {
    Claims third = Claims.NONE.and(differences, 2, RULES);
    ModeratedMean nothing = VariancePrior.NONE.moderate(Moments.of(0, .1, -.1));

    Claims fourth = third.and(nothing, 3, RULES);

    assertThat(fourth.ahead()).isEqualTo(third.ahead());
    assertThat(fourth.aheadAtLook()).isEqualTo(2);
  }

  @Test
  void theLargerTheClaimTheLessSureItIs() {
    Claims claims = Claims.NONE.and(differences, 0, RULES);

    assertThat(claims.notWorse()).isLessThan(claims.ahead());
    assertThat(claims.ahead()).isLessThan(claims.clearlyAhead());
    assertThat(claims.clearlyAhead()).isLessThan(claims.farAhead());
  }
}
