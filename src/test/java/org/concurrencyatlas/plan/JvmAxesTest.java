package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processors, heap, collector and scheduler as axes of a map. */
class JvmAxesTest {
  private final Planner planner = new Planner(new WorkloadCatalogue(), new ModelCatalogue());

  @TempDir private Path folder;

  @Test
  void everyCellIsThereForEveryCombinationOfValues() {
    JvmAxes axes = JvmAxes.parse(List.of("heap=256m,1g", "processors=1"));

    assertThat(axes.overPoints(List.of("primes", "timer(tasks=10)")))
        .containsExactly(
            "primes(jvm.heap=256m,jvm.processors=1)",
            "primes(jvm.heap=1024m,jvm.processors=1)",
            "timer(jvm.heap=256m,jvm.processors=1,tasks=10)",
            "timer(jvm.heap=1024m,jvm.processors=1,tasks=10)");
  }

  @Test
  void aCellKeepsItsContendersAndItsJvmHasTheFlags() {
    RunPlan plan = plan(axes("collector=zgc,serial"));

    assertThat(plan.cells()).hasSize(2);
    assertThat(plan.cells())
        .allSatisfy(cell ->
            assertThat(cell.contenders())
                .containsExactly(Contender.parse("sequential"), Contender.parse("fork-join")));
    assertThat(plan.cells().stream().map(cell -> cell.point().jvmFlags()))
        .containsExactly(List.of("-XX:+UseZGC"), List.of("-XX:+UseSerialGC"));
    assertThat(ForkFlags.replace(plan.jvmArguments(), List.of("-XX:+UseZGC")))
        .contains("-XX:+UseZGC", "-Xmx1g")
        .doesNotContain("-XX:+UseG1GC");
  }

  @Test
  void aPlanWithAxesIsReadBackAsItWas() {
    RunPlan plan = plan(axes("heap=512m", "collector=parallel", "parallelism=2"));

    RunPlan read = Json.read(Json.line(plan), RunPlan.class);

    assertThat(read).isEqualTo(plan);
    Point point = read.cells().stream().map(Cell::point).findFirst().orElseThrow();
    assertThat(point.toString())
        .contains("(below=1000000,jvm.collector=parallel,jvm.heap=512m,jvm.parallelism=2,tasks=");
    assertThat(point.jvmFlags())
        .containsExactly(
            "-XX:+UseParallelGC",
            "-Xms512m",
            "-Xmx512m",
            "-Djdk.virtualThreadScheduler.parallelism=2");
  }

  @Test
  void aProfileCanHaveAxesAndTheCommandLineReplacesTheirValues() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        """
        {"name": "mine", "cells": [{"point": "primes", "contenders": ["sequential", "fork-join"]}],
         "axes": {"processors": [1, 2], "collector": ["g1"]},
         "protocol": {"warmupMillis": 0, "maxWarmupMillis": 0, "iterations": 1,
           "iterationMillis": 10, "timeoutMillis": 1000},
         "looks": [3], "epsilon": 0.05, "sentinelShare": 0.0, "budget": "PT1M"}
        """);

    Profile profile = ProfileCatalogue.get(file.toString());

    assertThat(profile.cells())
        .extracting(Profile.CellToBe::point)
        .containsExactly(
            "primes(jvm.collector=g1,jvm.processors=1)",
            "primes(jvm.collector=g1,jvm.processors=2)");
    assertThat(axes("processors=1").over(profile).cells())
        .extracting(Profile.CellToBe::point)
        .containsExactly("primes(jvm.collector=g1,jvm.processors=1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cores=1         | unknown axis "cores"; known: processors, heap, collector, parallelism
          processors      | cannot read --axis processors; write name=value,value with the names
          processors=0    | 0 is no value of the axis processors; give 1, 2, 3 …
          processors=1,   | is no value of the axis processors; give
          heap=lots       | lots is no value of the axis heap; give an amount like 512m or 2g
          collector=epsilon | epsilon is no value of the axis collector; give serial, parallel, g1
          """)
  void whatIsNoAxisIsRefusedInOneLine(String given, String said) {
    assertThatThrownBy(() -> axes(given))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(said);
  }

  @Test
  void anAxisThatIsGivenTwiceIsRefused() {
    assertThatThrownBy(() -> axes("heap=1g", "heap=2g"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the axis heap was given twice; give all values at once");
  }

  @Test
  void moreProcessorsThanTheMachineHasAreRefused() {
    assertThatThrownBy(() -> plan(axes("processors=9999")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("and a cell asks for 9999; give 1 to ");
  }

  @Test
  void aJvmThatDoesNotStartIsRefusedBeforeAnythingIsMeasured() {
    assertThatThrownBy(() -> plan(axes("heap=1m")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a JVM does not start with");
  }

  private static JvmAxes axes(String... given) {
    return JvmAxes.parse(List.of(given));
  }

  private RunPlan plan(JvmAxes axes) {
    Profile smoke = ProfileCatalogue.get("smoke");
    Profile.CellToBe primes = new Profile.CellToBe("primes", List.of("sequential", "fork-join"));
    return planner.plan(axes.over(smoke.with(List.of(primes))), Instant.EPOCH);
  }
}
