package org.concurrencyatlas.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.suite.ServiceSuite;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.service.OpenWorkload;

/**
 * What a fork of a service recorded of its requests. JMH passes on numbers only, so it comes in a
 * file. One fork runs at a time, and so one file is enough for a harness.
 */
final class ForkLatency {
  private ForkLatency() {}

  /**
   * The flags of a fork. All contenders of a block are sent the same schedule of requests, another
   * block of the session has another one.
   */
  static Stream<String> flags(ForkRequest request, WorkloadCatalogue workloads) {
    return isService(request, workloads)
        ? Stream.of(
            "-D" + ServiceSuite.FILE + "=" + file(),
            "-D" + ServiceSuite.SCHEDULE + "=" + request.block())
        : Stream.empty();
  }

  /** What the fork that just succeeded has recorded; empty when it was no service. */
  static Optional<Latency> take(ForkRequest request, WorkloadCatalogue workloads) {
    return isService(request, workloads) ? take() : Optional.empty();
  }

  private static boolean isService(ForkRequest request, WorkloadCatalogue workloads) {
    return workloads.get(request.cell().point().workload()) instanceof OpenWorkload
        && request.role() != Role.LIMIT;
  }

  private static Optional<Latency> take() {
    try {
      String text = Files.readString(file());
      Files.delete(file());
      return Optional.of(Json.read(text, Latency.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the latencies of a fork cannot be read", e);
    }
  }

  /**
   * How a fork with this latency ended; one that was asked for more than it can do is saturated.
   */
  static Outcome outcome(Optional<Latency> latency, List<Iteration> iterations) {
    return latency
        .filter(Latency::saturated)
        .filter(_ -> !iterations.isEmpty())
        .map(each ->
            new Outcome(
                Outcome.Status.SATURATED,
                "saturated: answered %d %% of %d requests a second%s"
                    .formatted(
                        Math.round(100 * Math.min(1, each.answeredShare())),
                        Math.round(each.due() / each.measuredSeconds()),
                        unsent(each))))
        .orElse(Outcome.OK);
  }

  private static String unsent(Latency latency) {
    return latency.missed() == 0
        ? ""
        : "; %d were not sent, for too many were in flight".formatted(latency.missed());
  }

  private static Path file() {
    return TemporaryFolder.path().resolve("latency-" + ProcessHandle.current().pid() + ".json");
  }
}
