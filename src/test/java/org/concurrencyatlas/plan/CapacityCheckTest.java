package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concurrencyatlas.machine.MachineState;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;

class CapacityCheckTest {
  private static final MachineState SMALL = new MachineState(2, 4L << 30, 300, 1_000, 0);

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final CapacityCheck limits =
      new CapacityCheck(workloads, new ModelCatalogue(), Duration.ofSeconds(30), SMALL);

  @Test
  void aBatchThatWouldOutlastItsForkIsRefused() {
    assertThat(refusal("timer(tasks=1000,waitMicros=20000)", "sequential"))
        .contains("a batch would take at least 20 s with 1 in flight; a fork may take 30 s in all");
    assertThat(refusal("timer(tasks=1000,waitMicros=20000)", "fixed-pool(threads=200)")).isEmpty();
  }

  @Test
  void tasksThatShareMemoryAreNotForOtherProcesses() {
    assertThat(refusal("counter(kind=atomic)", "process-pool(workers=1)"))
        .contains(
            "its tasks share memory, which processes do not; take a model that runs them in one"
                + " process");
    assertThat(refusal("counter(kind=synchronized)", "python-pool(workers=1)"))
        .get()
        .asString()
        .startsWith("its tasks share memory, which processes do not");
    assertThat(refusal("counter(kind=none)", "process-pool(workers=1)")).isEmpty();
    assertThat(refusal("file-counter(kind=file-lock)", "process-pool(workers=1)")).isEmpty();
  }

  @Test
  void aModelThatComputesInProcessesOnlyWhenToldIsCheckedForThemOnlyThen() {
    String processes = "hybrid(compute=process-pool,heapMegabytes=256,workers=16)";
    assertThat(refusal("sha256", processes).orElse("")).startsWith("16 worker JVMs may need");
    assertThat(refusal("counter(kind=atomic)", processes).orElse("")).contains("share memory");
    assertThat(refusal("sha256", "hybrid(heapMegabytes=256,workers=16)")).isEmpty();
    assertThat(refusal("counter(kind=atomic)", "hybrid")).isEmpty();
  }

  @Test
  void aModelOfSeveralNodesIsCheckedForThoseBesideTheFork() {
    String cluster = "actors(heapMegabytes=512,nodes=16)";
    assertThat(refusal("sha256", cluster).orElse("")).startsWith("15 worker JVMs may need");
    assertThat(refusal("counter(kind=atomic)", "actors(nodes=2)").orElse(""))
        .contains("share memory");
    assertThat(refusal("sha256", "actors(heapMegabytes=512,nodes=2)")).isEmpty();
    assertThat(refusal("sha256", "actors(heapMegabytes=1000000)")).isEmpty();
    assertThat(refusal("counter(kind=atomic)", "actors")).isEmpty();
  }

  @Test
  void tasksThatWaitForEachOtherAreNotForAModelThatAdmitsFewer() {
    assertThat(refusal("barrier(tasks=8)", "fixed-pool(threads=4)"))
        .contains(
            "8 of its tasks wait for each other, fixed-pool admits 4 at once; admit 8 or more");
    assertThat(refusal("barrier(tasks=8)", "fixed-pool(threads=8)")).isEmpty();
    assertThat(refusal("barrier(tasks=8)", "virtual-threads")).isEmpty();
    assertThat(refusal("barrier(tasks=8)", "sequential")).isNotEmpty();
  }

  @Test
  void moreThreadsThanTheSystemLetsOneHaveAreRefused() {
    assertThat(refusal("timer(tasks=10000)", "platform-threads"))
        .contains("10000 threads needed, the system allows 1000 in all");
    assertThat(refusal("timer(tasks=10000)", "virtual-threads")).isEmpty();
  }

  @Test
  void moreConnectionsThanDescriptorsAreRefusedWithTheRemedy() {
    assertThat(refusal("http(tasks=100)", "async").orElse(""))
        .startsWith("100 connections needed, a process may open 300 files; raise it with: ulimit");
    assertThat(refusal("http(tasks=100)", "async(admit=10)")).isEmpty();
    assertThat(refusal("http(tasks=100,version=http2)", "async")).as("one for all").isEmpty();
    assertThat(refusal("fan-out(tasks=100,calls=10)", "async")).as("one for all calls").isEmpty();
  }

  @Test
  void moreWorkersThanMemoryAreRefused() {
    assertThat(refusal("sha256", "process-pool(workers=16,heapMegabytes=256)").orElse(""))
        .startsWith("16 worker JVMs may need 6,920 MiB, 4,096 MiB are available");
    assertThat(refusal("sha256", "process-pool(workers=2,heapMegabytes=256)")).isEmpty();
  }

  @Test
  void aHeapThatTheMachineDoesNotHaveIsRefused() {
    assertThat(refusal("sha256(jvm.heap=8g)", "sequential").orElse(""))
        .startsWith("a JVM of this heap may need 8,968 MiB, 4,096 MiB are available");
    assertThat(refusal("sha256(jvm.heap=2g)", "sequential")).isEmpty();
  }

  /** The check once looked for a setting that this model calls by another name. */
  @Test
  void moreProcessesPerTaskThanMemoryAreRefused() {
    assertThat(refusal("sha256", "process-per-task(heapMegabytes=256,processes=16)").orElse(""))
        .startsWith("16 worker JVMs may need 6,920 MiB, 4,096 MiB are available");
    assertThat(refusal("sha256", "process-per-task(heapMegabytes=256,processes=2)")).isEmpty();
  }

  /** Numbers once followed the user's locale: a German saw 6.920 MiB. */
  @Test
  void numbersAreWrittenAlikeInEveryLocale() {
    Locale user = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(refusal("sha256", "process-pool(workers=16,heapMegabytes=256)").orElse(""))
          .contains("6,920 MiB");
      assertThat(Preflight.memory(new MachineState(8, 2048L << 20, 20_000, 90_000, 0.1)).line())
          .contains("2,048 MiB");
      assertThat(Preflight.load(new MachineState(8, 2048L << 20, 20_000, 90_000, 0.25)).line())
          .contains("load 0.25");
    } finally {
      Locale.setDefault(user);
    }
  }

  @Test
  void theMachineItselfIsReadWhole() {
    MachineState here = MachineState.read();

    // A reader that stops after one byte once saw 1 thread where there were 192,731.
    assertThat(here.threads()).isGreaterThan(100);
    assertThat(here.availableMemoryBytes()).isPositive();
  }

  private Optional<String> refusal(String pointText, String contenderText) {
    Point point = workloads.resolve(Point.parse(pointText));
    Contender contender = Contender.parse(contenderText);
    Cell cell = new Cell(point, List.of(contender), point.parameter("tasks"), 0, false);
    return limits.refusal(cell, contender);
  }
}
