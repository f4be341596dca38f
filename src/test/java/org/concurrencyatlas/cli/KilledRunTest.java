package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.store.Journal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is killed with no chance to clean up, again and again: nothing that was measured is lost.
 */
class KilledRunTest {
  /** The profile smoke with fewer and shorter forks. */
  private static final String SHORT =
      """
      {"name": "short",
       "cells": [{"point": "sha256(tasks=64)", "contenders": ["sequential", "fork-join"]}],
       "protocol": {"warmupMillis": 50, "maxWarmupMillis": 50, "iterations": 2,
         "iterationMillis": 50, "timeoutMillis": 60000},
       "looks": [2], "epsilon": 0.1, "sentinelShare": 0.0, "budget": "PT40S"}
      """;

  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path results;

  @Test
  void aKilledRunIsResumedWithoutLosingALineAndLeavesNoProcess() throws Exception {
    Path profile = Files.writeString(results.resolve("short.json"), SHORT);
    killAndResume(1, 2_000, profile.toString());
  }

  @Tag("full")
  @Test
  void tenKillsAtRandomMomentsLoseNothingEither() throws Exception {
    killAndResume(10, 6_000, "smoke");
  }

  /** SIGTERM and Ctrl-C are told alike: the JVM's shutdown begins. */
  @Test
  void aRunThatIsStoppedSaysHowToGoOn() throws Exception {
    Process run = started("smoke");
    awaitPlan(run);
    run.waitFor(1, TimeUnit.SECONDS);
    List<ProcessHandle> descendants = run.descendants().toList();

    run.destroy();

    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as("ended by SIGTERM").isEqualTo(143);
    assertThat(descendants)
        .allSatisfy(
            each -> assertThat(each.onExit()).succeedsWithin(java.time.Duration.ofSeconds(5)));
    assertThat(Files.readString(results.resolve("output.txt")))
        .contains(
            "stopped; no finished fork is lost. Go on with: ./run-benchmarks.sh resume "
                + runFolder());
  }

  /**
   * Kills a run again and again, and resumes it.
   *
   * @param longestMillis until the next kill, beyond the second that a JVM takes to begin
   */
  private void killAndResume(int kills, int longestMillis, String profile) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the moments to kill at: " + seed);
    Random random = new Random(seed);
    Process run = started(profile);
    awaitPlan(run);
    for (int kill = 0; kill < kills; kill++) {
      run.waitFor(1_000 + random.nextLong(longestMillis), TimeUnit.MILLISECONDS);
      killWithAllItsDescendantsGone(run);
      List<ForkResult> before = measured();
      run = atlas("resume", runFolder().toString());
      // The first fork after a resume takes some seconds: until then the journal must be as it was.
      assertThat(measured().subList(0, before.size())).isEqualTo(before);
    }
    List<ForkResult> before = measured();
    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isZero();
    assertThat(measured().subList(0, before.size())).isEqualTo(before);
    assertThat(measured()).extracting(ForkResult::sequence).doesNotHaveDuplicates();
    assertThat(runFolder().resolve("report.html")).isNotEmptyFile();
  }

  private Process started(String profile) throws IOException {
    return atlas(
        "run",
        "--profile",
        profile,
        "--point",
        "sha256(tasks=64)",
        "--contender",
        "sequential",
        "--contender",
        "fork-join",
        "--results",
        results.toString());
  }

  /**
   * Before its plan is written there is no run to resume, and {@code resume} rightly says so: on a
   * busy machine a kill once came that early (seed 6306863729160).
   */
  private void awaitPlan(Process run) throws IOException, InterruptedException {
    while (!planIsWritten()) {
      assertThat(run.isAlive()).as("the run ended before it wrote a plan").isTrue();
      Thread.sleep(20);
    }
  }

  private boolean planIsWritten() throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.anyMatch(folder -> Files.exists(folder.resolve("plan.json")));
    }
  }

  private static void killWithAllItsDescendantsGone(Process run) throws InterruptedException {
    List<ProcessHandle> descendants = run.descendants().toList();
    run.destroyForcibly().waitFor();
    for (ProcessHandle descendant : descendants) {
      assertThat(descendant.onExit().orTimeout(5, TimeUnit.SECONDS))
          .as("%s %s", descendant.pid(), descendant.info().commandLine())
          .succeedsWithin(java.time.Duration.ofSeconds(5));
    }
  }

  private List<ForkResult> measured() throws IOException {
    return Journal.read(runFolder().resolve("forks.jsonl")).forks();
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private Process atlas(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(results.resolve("output.txt").toFile())
        .start();
  }
}
