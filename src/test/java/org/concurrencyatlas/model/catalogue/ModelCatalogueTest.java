package org.concurrencyatlas.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private final ModelCatalogue catalogue = new ModelCatalogue();

  @Test
  void anUnknownModelIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalogue.get("virtal"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("unknown model \"virtal\"; known: sequential, ")
        .hasMessageEndingWith("; did you mean virtual-threads?");
  }

  @Test
  void anUnknownSettingIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalogue.resolve(Contender.parse("fixed-pool(thread=2)")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "unknown setting of fixed-pool \"thread\"; known: threads; did you mean threads?");
  }

  @Test
  void aSettingOutOfRangeIsAnsweredWithTheRange() {
    assertThatThrownBy(() -> catalogue.resolve(Contender.parse("fixed-pool(threads=-1)")))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("give 1…100000");
  }

  @Test
  void theMarkOfACopyIsNoSetting() {
    assertThat(catalogue.resolve(Contender.parse("sequential(copy=b)")).values()).isEmpty();
  }

  @Test
  void admissionIsTheSettingThatTheModelNames() {
    assertThat(catalogue.admitting(Contender.parse("fixed-pool"), 7))
        .hasToString("fixed-pool(threads=7)");
    assertThat(catalogue.admitting(Contender.parse("async"), 7)).hasToString("async(admit=7)");
    assertThat(catalogue.admitting(Contender.parse("sequential"), 7)).hasToString("sequential");
  }
}
