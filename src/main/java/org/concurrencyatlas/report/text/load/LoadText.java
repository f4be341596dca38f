package org.concurrencyatlas.report.text.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.latency.Overload;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LatencyResult;
import org.concurrencyatlas.verdict.LoadResult;

/** What became of a service's requests besides their latency, as sentences under its table. */
public final class LoadText {
  private LoadText() {}

  /**
   * One line for what concerns all contenders, and one for each of which there is more to say.
   *
   * @param results of a cell
   */
  public static List<String> lines(List<ContenderResult> results) {
    Map<String, LoadResult> told = new LinkedHashMap<>();
    for (ContenderResult each : results) {
      each.latency()
          .flatMap(LatencyResult::load)
          .ifPresent(load -> told.put(each.contender().toString(), load));
    }
    return lines(told);
  }

  /** The same for loads by the name of their contender, in order. */
  static List<String> lines(Map<String, LoadResult> told) {
    List<String> lines = new ArrayList<>();
    told.values().stream()
        .flatMap(each -> each.burst().stream())
        .findFirst()
        .ifPresent(burst -> lines.add(burst(burst)));
    told.forEach((contender, load) -> {
      String text = contender(load);
      if (!text.isEmpty()) {
        lines.add(contender + ": " + text);
      }
    });
    return lines;
  }

  private static String burst(LoadResult.Burst burst) {
    return String.format(
        Locale.ROOT,
        "a burst of %s brought %s requests a second; it is over when nine of ten requests of"
            + " %d ms are answered within %s",
        Numbers.nanos(1e9 * burst.seconds()),
        Numbers.number(burst.duePerSecond()),
        Overload.WINDOW_MILLIS,
        Numbers.nanos(burst.boundNanos()));
  }

  private static String contender(LoadResult load) {
    return Stream.of(
            load.burst().map(LoadText::ofBurst),
            share("shed", load.shedShare()),
            share("too late for whoever asked", load.givenUpShare()),
            share("failed on purpose", load.failedShare()),
            load.longP50Nanos().flatMap(LoadText::ofLong))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static String ofBurst(LoadResult.Burst burst) {
    String answered =
        Numbers.number(burst.answeredPerSecond().estimate()) + " answers a second in the burst, ";
    if (burst.recovered() == 0) {
      return answered + "not over it when the fork ended";
    }
    String over =
        burst.recoverySeconds() == 0
            ? "over it at its end"
            : "over it " + Numbers.nanos(1e9 * burst.recoverySeconds()) + " after its end";
    return burst.recovered() == burst.forks()
        ? answered + over
        : answered + over + " in %d of %d forks".formatted(burst.recovered(), burst.forks());
  }

  private static Optional<String> share(String what, double share) {
    return share > 0 ? Optional.of(what + " " + Numbers.percent(share)) : Optional.empty();
  }

  private static Optional<String> ofLong(Interval median) {
    return Double.isNaN(median.estimate())
        ? Optional.empty()
        : Optional.of("half of the long requests within " + Numbers.nanos(median.estimate()));
  }
}
