package org.concurrencyatlas.cli.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.concurrencyatlas.analysis.recording.RecordingReader;
import org.concurrencyatlas.analysis.recording.ServiceEstimate;
import org.concurrencyatlas.analysis.recording.ServiceEstimator;
import org.concurrencyatlas.analysis.recording.Spread;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.report.advice.RecordingText;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The numbers of a service, from a recording of it. */
final class RecordingOptions {
  private static final String SETTINGS = "advise.jfc";

  @Option(
      names = "--jfr",
      paramLabel = "FILE",
      description = "derive the numbers from a Flight Recorder file of the service")
  private @Nullable Path recording;

  @Option(
      names = "--task-event",
      paramLabel = "NAME",
      description = "with --jfr: the service commits this event for each task, from begin to end")
  private String taskEvent = "";

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "with --jfr: so many tasks ended while it was recorded")
  private @Nullable Long requests;

  @Option(names = "--yes", description = "with --jfr: go on with what was derived, do not ask")
  private boolean yes;

  @Option(
      names = "--jfr-settings",
      paramLabel = "FILE",
      description = "write the settings that a recording needs, and say how to record")
  private @Nullable Path settings;

  /** Whether only the settings are asked for. */
  boolean asksForSettings() {
    return settings != null;
  }

  /**
   * Whether the numbers come from a recording.
   *
   * @throws UsageException when options are given that need one
   */
  boolean given() {
    if (recording == null && (!taskEvent.isEmpty() || requests != null)) {
      throw new UsageException("--task-event and --requests need a recording; give --jfr FILE");
    }
    return recording != null;
  }

  /** Writes the settings beside what is there and says how to record. */
  void writeSettings(PrintWriter out) throws IOException {
    Path file = Objects.requireNonNull(settings).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new UsageException(file + " is there already; give another name");
    }
    try (InputStream in =
        Objects.requireNonNull(RecordingOptions.class.getResourceAsStream(SETTINGS))) {
      Files.copy(in, file);
    }
    Path folder = Objects.requireNonNull(file.getParent());
    out.println("settings: " + file);
    out.println(
        "record:   jcmd PID JFR.start settings=%s duration=60s filename=%s"
            .formatted(file, folder.resolve("service.jfr")));
    out.println("then:     ./run-benchmarks.sh advise --jfr " + folder.resolve("service.jfr"));
  }

  /**
   * What the recording says, shown.
   *
   * @throws UsageException when it cannot be read
   */
  ServiceEstimate estimate(PrintWriter out) {
    if (requests != null && requests < 1) {
      throw new UsageException("--requests %d is not allowed; give 1 or more".formatted(requests));
    }
    ServiceEstimate estimate =
        ServiceEstimator.of(
            RecordingReader.read(Objects.requireNonNull(recording), taskEvent),
            taskEvent,
            requests == null ? OptionalLong.empty() : OptionalLong.of(requests));
    RecordingText.lines(estimate).forEach(out::println);
    return estimate;
  }

  /**
   * The demand that an estimate and the numbers beside it give.
   *
   * @throws UsageException when a number is neither derived nor given
   */
  static Demand demand(ServiceEstimate estimate, DemandOptions numbers) {
    List<String> missing = new ArrayList<>();
    numbers.missing("--cpu", estimate.cpuNanos().isPresent()).ifPresent(missing::add);
    numbers.missing("--wait", estimate.waitNanos().isPresent()).ifPresent(missing::add);
    numbers.missing("--in-flight", estimate.inFlight().isPresent()).ifPresent(missing::add);
    if (!missing.isEmpty()) {
      throw new UsageException(
          "the recording does not say all that is needed; give %s beside it, or record with"
                  .formatted(String.join(" and ", missing))
              + " --jfr-settings");
    }
    return numbers.with(
        new Demand(
            mean(estimate.cpuNanos()),
            mean(estimate.waitNanos()) / 1_000 * 1_000,
            Math.max(1, mean(estimate.inFlight())),
            0));
  }

  /**
   * Whether to go on: as the options say, or a person at the terminal.
   *
   * @param command what to run instead, for a pipe
   */
  boolean goesOn(Optional<Questions> person, PrintWriter out, String command) throws IOException {
    if (yes) {
      return true;
    }
    if (person.isPresent()) {
      return person.get().agrees("Advise on these numbers?");
    }
    out.println("to go on:   " + command);
    return false;
  }

  private static long mean(Optional<Spread> spread) {
    return spread.map(each -> Math.round(each.mean())).orElse(0L);
  }
}
