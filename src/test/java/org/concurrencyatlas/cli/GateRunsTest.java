package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.workload.CompiledJar;
import org.concurrencyatlas.workload.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates in real forks, as short as they can be: each exit code through the command line. */
class GateRunsTest {
  private final CommandConsole console = new CommandConsole();
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;
  private Path profile = Path.of("");

  @BeforeEach
  void writeProfile() throws IOException {
    profile = profile("timer(concurrency=1,tasks=1,waitMicros=1000)");
  }

  @AfterEach
  void forgetTheUsersJars() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aBudgetThatEndsFirstPassesNothingAndIsUndecidedWhenOneIsStrict() {
    List<String> gate = gate("--variant", "candidate=heap:512m", "--budget", "1s");

    assertThat(console.execute(gate)).as(console::err).isEqualTo(ExitCode.NOTHING_COMPARED);
    gate.add("--strict");
    assertThat(console.execute(gate)).as(console::err).isEqualTo(ExitCode.NOTHING_DECIDED);
  }

  @Test
  void withoutTheBaselinesJarAnEarlierRunAdvisesAndFailsNoBuild() throws IOException {
    List<String> run = new ArrayList<>(List.of("run", "--profile", profile.toString()));
    run.addAll(List.of("--results", folder.resolve("runs").toString()));
    assertThat(console.execute(run)).as(console::err).isEqualTo(ExitCode.DONE);

    int code =
        console.execute(
            gate(
                "--baseline",
                onlyFolder(folder.resolve("runs")).toString(),
                "--variant",
                "candidate=args:-Dshop=on",
                "--reports",
                folder.resolve("reports").toString()));

    assertThat(code).as(console::err).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("reports/gate.json")).content().contains("ADVISORY");
  }

  /** Fifty forks, a minute. */
  @Tag("full")
  @Test
  void aUsersJarThatBecameSlowerFailsTheBuildAndOneThatDidNotPasses() throws IOException {
    Path old = jar("old", 1_000_000);
    Path same = jar("same", 1_000_000);
    Path slow = jar("slow", 1_300_000);
    profile = profile("shop(tasks=4)");

    int slower =
        console.execute(gate("--baseline-jar", old.toString(), "--candidate-jar", slow.toString()));

    assertThat(slower).as(console::err).isEqualTo(ExitCode.SLOWER);
    assertThat(console.out()).contains("slower: 1 of 1 row");
    int passed =
        console.execute(gate("--baseline-jar", old.toString(), "--candidate-jar", same.toString()));
    assertThat(passed).as(console::out).isEqualTo(ExitCode.DONE);
  }

  private Path profile(String point) throws IOException {
    return Files.writeString(
        folder.resolve("short.json"),
        """
        {"name": "short", "cells": [{"point": "%s", "contenders": ["sequential"]}],
         "protocol": {"warmupMillis": 100, "maxWarmupMillis": 100, "iterations": 4,
           "iterationMillis": 50, "timeoutMillis": 20000},
         "looks": [6], "epsilon": 0.05, "sentinelShare": 0.0, "budget": "PT5M"}
        """
            .formatted(point));
  }

  /** A workload that counts, of a package and a name that this product does not know. */
  private Path jar(String name, int steps) throws IOException {
    String source =
        """
        import java.time.Duration;
        import java.util.List;
        import java.util.Set;
        import java.util.stream.LongStream;
        import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
        import org.concurrencyatlas.result.Point;
        import org.concurrencyatlas.workload.*;

        public class Shop implements Workload {
          public WorkloadInfo info() {
            return new WorkloadInfo("shop", "sells", "none", WorkloadInfo.Kind.IO_BOUND,
                List.of(new WholeNumber("tasks", "tasks in a batch", 1, 1000, 4)), Set.of());
          }

          public List<Task> batch(Point point, Services services) {
            return LongStream.range(0, point.parameter("tasks")).<Task>mapToObj(Sale::new).toList();
          }

          public long expected(Point point) {
            return LongStream.range(0, point.parameter("tasks")).sum();
          }

          public Duration limit(Point point, Machine machine) {
            return Duration.ZERO;
          }

          public record Sale(long number) implements Task {
            public long call() {
              long x = number | 1;
              for (int i = 0; i < %d; i++) {
                x = x * 6364136223846793005L + 1442695040888963407L;
              }
              return x == 42 ? -1 : number;
            }
          }
        }
        """
            .formatted(steps);
    return CompiledJar.extending(folder, source)
        .providing(Workload.class, "Shop")
        .write(name + ".jar");
  }

  private List<String> gate(String... options) {
    List<String> gate = new ArrayList<>(List.of("gate"));
    if (!List.of(options).contains("--baseline")) {
      gate.addAll(List.of("--profile", profile.toString()));
    }
    gate.addAll(List.of("--results", folder.resolve("gates").toString()));
    gate.addAll(List.of(options));
    return gate;
  }

  private static Path onlyFolder(Path runs) throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
