package org.concurrencyatlas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every profile keeps. To test one of your own, extend this and name it, or its file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProfileContract {
  /** Names or files of the profiles that are tested. */
  protected abstract Stream<String> profiles();

  @ParameterizedTest
  @MethodSource("profiles")
  void itMakesAPlanAndSaysWhy(String name) {
    Profile profile = ProfileCatalogue.get(name);
    Planner planner = new Planner(new WorkloadCatalogue(), new ModelCatalogue());

    assertThat(planner.plan(profile, Instant.EPOCH).cells()).hasSameSizeAs(profile.cells());
    assertThat(profile.description()).isNotBlank();
    assertThat(profile.why()).isNotBlank();
  }
}
