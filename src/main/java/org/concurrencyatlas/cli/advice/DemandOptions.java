package org.concurrencyatlas.cli.advice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.cli.option.BytesConverter;
import org.concurrencyatlas.cli.option.TimeConverter;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The numbers of a service, as options. */
final class DemandOptions {
  @Option(
      names = "--cpu",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "computing time of a task, like 200us (default: 0)")
  private @Nullable Duration cpu;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "time that a task waits for others, like 50ms (default: 0)")
  private @Nullable Duration wait;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "tasks that are under way at once, like 500")
  private @Nullable Long inFlight;

  @Option(
      names = "--body",
      paramLabel = "BYTES",
      converter = BytesConverter.class,
      description =
          "the wait is an HTTP request that is answered with so much, like 10kB (default: a timer)")
  private @Nullable Long body;

  /** Whether any of them was given. */
  boolean given() {
    return cpu != null || wait != null || inFlight != null;
  }

  /**
   * The demand that they are.
   *
   * @throws UsageException when one that is needed is missing
   */
  Demand demand() {
    if (inFlight == null || (cpu == null && wait == null)) {
      throw new UsageException(
          "advise needs --in-flight and --cpu, --wait or both; give them like --cpu 200us --wait"
              + " 50ms --in-flight 500");
    }
    return with(new Demand(nanos(cpu), nanos(wait), inFlight, 0));
  }

  /** The option when it is neither given nor known otherwise. */
  Optional<String> missing(String option, boolean known) {
    boolean given =
        switch (option) {
          case "--cpu" -> cpu != null;
          case "--wait" -> wait != null;
          default -> inFlight != null;
        };
    return given || known ? Optional.empty() : Optional.of(option);
  }

  /** The options that stand for a demand, as one would type them. */
  static String typed(Demand demand) {
    String body = demand.bodyBytes() == 0 ? "" : " --body " + demand.bodyBytes() + "B";
    return "--cpu %sus --wait %sus --in-flight %d%s"
        .formatted(micros(demand.cpuNanos()), micros(demand.waitNanos()), demand.inFlight(), body);
  }

  private static String micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString();
  }

  /** A demand from elsewhere with what the options say of it. */
  Demand with(Demand other) {
    return new Demand(
        cpu == null ? other.cpuNanos() : nanos(cpu),
        wait == null ? other.waitNanos() : nanos(wait),
        Optional.ofNullable(inFlight).orElse(other.inFlight()),
        Optional.ofNullable(body).orElse(other.bodyBytes()));
  }

  private static long nanos(@Nullable Duration time) {
    return time == null ? 0 : time.toNanos();
  }
}
