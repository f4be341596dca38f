package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.Activity;
import org.concurrencyatlas.workload.CompiledJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plain methods of a user, raced through the command line in real forks. */
@Timeout(300)
class TaskCommandTest {
  private static final String SHOP =
      """
      package com.acme;

      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.nio.file.StandardOpenOption;
      import java.util.List;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      import java.util.concurrent.TimeUnit;

      public class Shop {
        public enum Unit { KILO, PIECE }
        record Quote(long index, List<Double> prices, Unit unit) {}

        private boolean open;

        public void open() throws Exception { open = true; log("open"); }
        public void close() throws Exception { log("close"); }

        public Object quote(long index) {
          if (!open) {
            throw new IllegalStateException("closed");
          }
          System.out.println("a line on standard output");
          double x = index;
          for (int i = 0; i < 20_000; i++) {
            x = Math.sin(x) + i;
          }
          return new Quote(index, List.of(x), index % 2 == 0 ? Unit.KILO : Unit.PIECE);
        }

        public static String fetch(long index) throws InterruptedException {
          Thread.sleep(2);
          return "price " + index;
        }

        public static CompletionStage<String> fetchLater(long index) {
          return CompletableFuture.supplyAsync(
              () -> "price " + index,
              CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
        }

        public static long clock() { return System.nanoTime(); }
        public static Object started() { return START; }
        private static final long START = System.nanoTime();

        public static void failing() { throw new IllegalStateException("sold out"); }

        public static long exitsWhenMeasured(long index) {
          if (System.getProperty("sun.java.command").contains("ForkedMain")) {
            System.exit(3);
          }
          return index;
        }

        private static void log(String line) throws Exception {
          Files.writeString(
              Path.of(System.getProperty("shop.log")),
              line + " " + ProcessHandle.current().pid() + "\\n",
              StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
      }
      """;

  /** The profile smoke with fewer and shorter forks. */
  private static final String SHORT =
      """
      {"name": "short", "cells": [{"point": "square(tasks=100)", "contenders": ["@computes"]}],
       "protocol": {"warmupMillis": 50, "maxWarmupMillis": 50, "iterations": 2,
         "iterationMillis": 50, "timeoutMillis": 60000},
       "looks": [2], "epsilon": 0.1, "sentinelShare": 0.0, "budget": "PT150S"}
      """;

  @TempDir private static Path folder;
  private static Path jar;
  private static Path profile;

  @TempDir private Path results;
  private final CommandConsole console = new CommandConsole();
  private Path log;

  @BeforeAll
  static void compile() throws IOException {
    jar = new CompiledJar(folder, SHOP).write();
    profile = Files.writeString(folder.resolve("short.json"), SHORT);
  }

  @BeforeEach
  void beginLog() {
    log = results.resolveSibling(results.getFileName() + ".log");
  }

  @Test
  void aMethodIsRacedUnderEveryKindOfModelWithItsSetupAndTeardownInEachJvm() throws IOException {
    int code =
        run(
            "--task",
            "com.acme.Shop#quote",
            "--setup",
            "#open",
            "--teardown",
            "#close",
            "--tasks",
            "16",
            "-D",
            "shop.log=" + log,
            "--json",
            "--contender",
            "sequential",
            "--contender",
            "virtual-threads",
            "--contender",
            "process-pool(workers=2)");

    assertThat(code).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(Json.read(console.out(), JsonNode.class).get("cells")).hasSize(1);
    DeclaredTask task = plan().tasks().getFirst();
    assertThat(task.id()).isEqualTo("shop-quote");
    assertThat(task.repeatable()).isTrue();
    assertThat(task.activity()).isEqualTo(Activity.COMPUTES);
    assertThat(measured())
        .isNotEmpty()
        .allSatisfy(fork -> assertThat(fork.outcome()).isEqualTo(Outcome.OK));
    List<String> lines = Files.readAllLines(log);
    List<String> opened = lines.stream().filter(line -> line.startsWith("open")).toList();
    assertThat(opened)
        .as("once a JVM")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(measured().size());
    List<String> closed = lines.stream().filter(line -> line.startsWith("close")).toList();
    assertThat(opened)
        .containsAll(closed.stream().map(line -> line.replace("close", "open")).toList());
    assertThat(closed)
        .as("a fork always gets to its end, a worker has a moment for it")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(measured().size());
    assertThat(Files.readString(folder().resolve("summary.md")))
        .contains("shop-quote is a call of com.acme.Shop#quote");
  }

  @Test
  @Tag("full") // many forks: half a minute or more
  void whatAnswersOtherwiseEachTimeIsOnlyCountedAndTheOthersGoOnWhereOneFails() throws IOException {
    int code =
        run(
            "--task",
            "com.acme.Shop#fetch",
            "--task",
            "com.acme.Shop#fetchLater",
            "--task",
            "com.acme.Shop#clock",
            "--task",
            "com.acme.Shop#failing",
            "--task",
            "com.acme.Shop#started",
            "--task",
            "com.acme.Shop#exitsWhenMeasured",
            "--tasks",
            "16",
            "--concurrency",
            "8",
            "--model",
            "async,fixed-pool");

    assertThat(code).as(console.err()).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err()).contains("left out: com.acme.Shop#failing cannot be raced: it threw");
    assertThat(plan().tasks())
        .extracting(DeclaredTask::id, DeclaredTask::repeatable, DeclaredTask::asynchronous)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("shop-fetch", true, false),
            org.assertj.core.groups.Tuple.tuple("shop-fetch-later", true, true),
            org.assertj.core.groups.Tuple.tuple("shop-clock", false, false),
            org.assertj.core.groups.Tuple.tuple("shop-started", false, false),
            org.assertj.core.groups.Tuple.tuple("shop-exits-when-measured", true, false));
    assertThat(plan().tasks().getFirst().activity()).isEqualTo(Activity.WAITS);
    assertThat(plan().cells().getFirst().limitNanosPerBatch())
        .as("two waves of two milliseconds")
        .isBetween(3e6, 1e7);
    assertThat(console.out())
        .contains("the answers of com.acme.Shop#clock differ from call to call");
    assertThat(measured())
        .filteredOn(fork -> fork.point().workload().equals("shop-exits-when-measured"))
        .isNotEmpty()
        .allSatisfy(fork -> {
          assertThat(fork.outcome().status()).isEqualTo(Outcome.Status.FAILED);
          assertThat(fork.outcome().reason()).contains("was ended by System.exit");
        });
    assertThat(measured())
        .filteredOn(fork -> !fork.point().workload().equals("shop-exits-when-measured"))
        .isNotEmpty()
        .allSatisfy(fork -> assertThat(fork.outcome()).isEqualTo(Outcome.OK));
  }

  @Tag("full")
  @Test
  void aRunOfAMethodIsResumedReportedAndPlannedAgain() throws IOException {
    run(
        "--task",
        "com.acme.Shop#fetch",
        "--tasks",
        "4,8",
        "--concurrency",
        "2,4",
        "--contender",
        "fixed-pool",
        "--contender",
        "virtual-threads");
    assertThat(plan().cells()).as("a map").hasSize(4);
    Path journal = RunDirectory.existing(folder()).journal();
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 2));

    assertThat(console.execute("resume", folder().toString()))
        .as(console.err())
        .isEqualTo(ExitCode.DONE);
    assertThat(measured()).hasSizeGreaterThanOrEqualTo(lines.size());
    assertThat(measured()).allSatisfy(fork -> assertThat(fork.outcome()).isEqualTo(Outcome.OK));
    assertThat(console.execute("report", folder().toString())).isEqualTo(ExitCode.DONE);
    assertThat(plan().repeated("first", java.time.Instant.EPOCH).tasks()).isEqualTo(plan().tasks());
  }

  @Test
  @Tag("full") // many forks: half a minute or more
  void twoJarsOfAMethodAreRacedAndWhoAnswersOtherwiseIsWrong() throws IOException {
    Path other =
        new CompiledJar(
                folder,
                """
                package com.acme;

                public class Shop {
                  public static String fetch(long i) {
                    return "other price " + i;
                  }
                }
                """)
            .write();

    int code =
        console.execute(
            "run",
            "--profile",
            profile.toString(),
            "--results",
            results.toString(),
            "--variant",
            "old=jar:" + jar,
            "--variant",
            "new=jar:" + other,
            "--task",
            "com.acme.Shop#fetch",
            "--tasks",
            "4",
            "--contender",
            "fixed-pool");

    assertThat(code).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.err())
        .contains("warning: com.acme.Shop#fetch in @new: it answers otherwise than @old");
    assertThat(measured())
        .filteredOn(fork -> fork.contender().variant().equals("new"))
        .isNotEmpty()
        .allSatisfy(
            fork -> assertThat(fork.outcome().status()).isEqualTo(Outcome.Status.WRONG_ANSWER));
  }

  @Test
  @Tag("full") // many forks: half a minute or more
  void aGateComparesAMethodOfTwoJars() throws IOException {
    int code =
        console.execute(
            "gate",
            "--baseline-jar",
            jar.toString(),
            "--candidate-jar",
            jar.toString(),
            "--task",
            "com.acme.Shop#fetch",
            "--tasks",
            "4",
            "--contender",
            "fixed-pool",
            "--budget",
            "5s",
            "--results",
            results.toString());

    assertThat(code).as(console.err()).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(plan().tasks()).extracting(DeclaredTask::id).containsExactly("shop-fetch");
    assertThat(measured())
        .isNotEmpty()
        .allSatisfy(fork -> assertThat(fork.outcome()).isEqualTo(Outcome.OK));
  }

  private RunPlan plan() throws IOException {
    return RunDirectory.existing(folder()).plan();
  }

  private List<ForkResult> measured() throws IOException {
    return Journal.read(RunDirectory.existing(folder()).journal()).forks();
  }

  private Path folder() throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.findFirst().orElseThrow();
    }
  }

  private int run(String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", "--jar", jar.toString(), "--profile", profile.toString()));
    words.addAll(List.of(more));
    words.addAll(List.of("--results", results.toString()));
    return console.execute(words.toArray(String[]::new));
  }
}
