package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.model.foreign.ForeignRuntime;
import org.concurrencyatlas.model.foreign.Node;
import org.concurrencyatlas.model.foreign.Python;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.foreign.Interpreters;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExecutorTest {
  @TempDir private Path results;
  private RunPlan plan;

  @BeforeEach
  void planARun() {
    plan =
        new Planner(new WorkloadCatalogue(), new ModelCatalogue())
            .plan(
                ProfileCatalogue.get("smoke"),
                new Planner.Choices(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    1,
                    Duration.ofMinutes(1),
                    0.05,
                    RunPlan.Order.INTERLEAVED,
                    List.of(),
                    List.of()),
                Instant.EPOCH);
  }

  @Test
  void aRunOfTheSameSecondGetsAFolderOfItsOwn() throws IOException {
    RunDirectory first = RunExecutor.create(results, plan);
    RunDirectory second = RunExecutor.create(results, plan);

    assertThat(first.path()).hasFileName("1970-01-01T00-00-00-smoke");
    assertThat(second.path()).hasFileName("1970-01-01T00-00-00-smoke-2");
  }

  @Test
  void aRunGoesOnWhereItBegan() throws IOException {
    RunDirectory run = RunExecutor.create(results, plan);

    assertThatCode(() -> RunExecutor.refuseOtherEnvironment(run)).doesNotThrowAnyException();
  }

  @Test
  void aRunThatAnotherJarBeganIsNotGoneOnWith() throws IOException {
    RunDirectory run = RunExecutor.create(results, plan);
    run.write(Environments.with(run.environment(), "jarSha256", "0123abcd"));

    assertThatThrownBy(() -> RunExecutor.refuseOtherEnvironment(run))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the run was begun with another jar (0123abcd, now ")
        .hasMessageEndingWith("go back to it, or give --allow-differences");
  }

  @Test
  void aRunThatAnotherMachineBeganIsNotGoneOnWith() throws IOException {
    RunDirectory run = RunExecutor.create(results, plan);
    run.write(Environments.with(run.environment(), "cpu", "Another CPU @ 2.40GHz"));

    assertThatThrownBy(() -> RunExecutor.refuseOtherEnvironment(run))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "the run was begun with another processor (Another CPU @ 2.40GHz, now ");
  }

  @Test
  void aRunThatAnotherVersionOfARuntimeBeganIsNotGoneOnWith() throws IOException {
    RunDirectory run = RunExecutor.create(results, plan);
    run.write(run.environment().withRuntimes(new TreeMap<>(Map.of("python3", "CPython 3.4.0"))));

    assertThatThrownBy(() -> RunExecutor.refuseOtherEnvironment(run))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the run was begun with another python3 (CPython 3.4.0, now none)");
  }

  @Test
  void theEnvironmentNamesTheRuntimesThatContendersNeed() throws IOException {
    Cell cell = plan.cells().getFirst();
    for (ForeignModel model :
        Stream.of(Python.models(), Node.models()).map(List::getFirst).toList()) {
      ForeignRuntime runtime = model.program().runtime();
      RunPlan other =
          plan.with(
              List.of(
                  new Cell(
                      cell.point(),
                      List.of(Contender.parse("sequential"), Contender.parse(model.info().id())),
                      cell.tasks(),
                      cell.limitNanosPerBatch(),
                      false)),
              plan.looks(),
              plan.weights(),
              List.of());

      assertThat(RunExecutor.create(results, other).environment().runtimes())
          .isEqualTo(Interpreters.onPath().versions(List.of(runtime)));
    }
    assertThat(RunExecutor.create(results, plan).environment().runtimes()).isEmpty();
  }

  @Test
  void theEnvironmentThatARunGoesOnInIsKeptBesideItsFirst() throws IOException {
    RunDirectory run = RunExecutor.create(results, plan);
    Environment here = run.environment();
    Environment there = Environments.with(here, "cpu", "Another CPU @ 2.40GHz");

    run.goesOnIn(here);
    run.goesOnIn(there);

    assertThat(run.environment()).isEqualTo(here);
    assertThat(run.path())
        .isDirectoryContaining("glob:**/environment-" + there.id() + ".json")
        .isDirectoryNotContaining("glob:**/environment-" + here.id() + ".json");
  }
}
