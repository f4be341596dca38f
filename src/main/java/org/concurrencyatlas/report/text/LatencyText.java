package org.concurrencyatlas.report.text;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.load.LoadText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LatencyResult;

/** The latencies of a service's contenders, as the fields of a table. */
public final class LatencyText {
  /** What stands above the fields. */
  public static final List<String> HEAD =
      List.of("contender", "p50", "p99", "95 % interval", "p99.9", "sent late, p50 / p99");

  /** Above this share of the median latency, the generator's lateness is a part of what is seen. */
  private static final double NOT_SMALL = 0.1;

  /** A thread that only sends takes less of a processor. */
  private static final double MOST_OF_A_SENDER = 0.5;

  private static final String INLINE = " (where a model answers on that thread, its work counts)";

  private LatencyText() {}

  /** The contenders of a cell that have a latency, the best first. */
  public static List<ContenderResult> withLatency(CellSummary cell) {
    return cell.finished().stream().filter(result -> result.latency().isPresent()).toList();
  }

  /** The fields of one contender, in the order of {@link #HEAD}. */
  public static List<String> row(ContenderResult result) {
    LatencyResult latency = result.latency().orElse(LatencyResult.UNKNOWN);
    return List.of(
        result.contender().toString(),
        say(latency, Quantile.P50),
        say(latency, Quantile.P99),
        bounds(latency.p99Nanos()),
        say(latency, Quantile.P999),
        Numbers.nanos(latency.latenessP50Nanos())
            + " / "
            + Numbers.nanos(latency.latenessP99Nanos()));
  }

  /**
   * What the generator did, one line, and what became of the requests besides; empty where no
   * contender has a latency. Its lateness is mentioned where it matters.
   */
  public static List<String> generator(CellSummary cell) {
    List<LatencyResult> told =
        withLatency(cell).stream().flatMap(result -> result.latency().stream()).toList();
    if (told.isEmpty()) {
      return List.of();
    }
    double share =
        told.stream()
            .mapToDouble(each -> each.latenessP50Nanos() / each.p50Nanos().estimate())
            .max()
            .orElse(Double.NaN);
    DoubleSummaryStatistics cpu =
        told.stream().mapToDouble(LatencyResult::generatorCpuShare).summaryStatistics();
    String own = withLatency(cell).stream().anyMatch(LatencyText::isInline) ? INLINE : "";
    String late =
        share > NOT_SMALL
            ? "; it was late by up to %s of the median latency, which is part of every figure"
                .formatted(Numbers.percent(share))
            : "";
    String sent =
        "%s requests a second, sent by a thread that took %s to %s of a processor%s%s"
            .formatted(
                Numbers.number(told.getFirst().askedPerSecond()),
                Numbers.percent(cpu.getMin()),
                Numbers.percent(cpu.getMax()),
                own,
                late);
    return Stream.concat(Stream.of(sent), LoadText.lines(withLatency(cell)).stream()).toList();
  }

  /** A model without a thread of its own answers on the sender's. */
  private static boolean isInline(ContenderResult result) {
    double cpu = result.latency().orElse(LatencyResult.UNKNOWN).generatorCpuShare();
    return cpu > MOST_OF_A_SENDER;
  }

  private static String bounds(Interval interval) {
    return Double.isFinite(interval.low())
        ? Numbers.nanos(interval.low()) + "–" + Numbers.nanos(interval.high())
        : "";
  }

  private static String say(LatencyResult latency, Quantile quantile) {
    double nanos = latency.at(quantile).estimate();
    return Double.isNaN(nanos) ? "too few" : Numbers.nanos(nanos);
  }
}
