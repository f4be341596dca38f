package org.concurrencyatlas.report.contest;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;

/**
 * {@code contests.json}: the decisions for programs. Its fields and their order are a promise. A
 * ratio is how many times as slow a row is as the best of its contest; a figure that is unknown is
 * the text {@code NaN}.
 */
public final class ContestJson {
  private ContestJson() {}

  /** The whole document. */
  public static String text(ContestReport report) {
    RowEntries entries = new RowEntries(report.file());
    return Json.pretty(
        new Document(
            report.source(),
            report.importedAt().toString(),
            report.contests().alpha(),
            report.contests().epsilon(),
            report.contests().others(),
            report.contests().all().stream().map(each -> Told.of(each, entries)).toList()));
  }

  private record Document(
      String source,
      String importedAt,
      double alpha,
      double epsilon,
      List<String> otherContenders,
      List<Told> contests) {}

  private record Told(
      String suite,
      String benchmark,
      String mode,
      SequencedMap<String, String> params,
      String contenders,
      ContestOutcome outcome,
      double p,
      Direction direction,
      String unit,
      List<String> differing,
      List<Contender> rows) {
    static Told of(Contest contest, RowEntries entries) {
      return new Told(
          contest.place().suite(),
          contest.place().benchmark(),
          contest.place().mode().shortName(),
          contest.place().params(),
          contest.by(),
          contest.outcome(),
          contest.p(),
          contest.direction(),
          contest.unit(),
          contest.differing(),
          contest.rows().stream().map(row -> Contender.of(row, entries)).toList());
    }
  }

  private record Estimate(double estimate, double low, double high) {
    static Estimate of(Interval interval) {
      return new Estimate(interval.estimate(), interval.low(), interval.high());
    }
  }

  private record Contender(
      String contender,
      ContestRow.State state,
      Estimate value,
      Estimate ratio,
      List<Double> values,
      RowSample.Kind kind,
      List<Integer> lines,
      Optional<String> uncertified,
      Optional<String> problem,
      List<SequencedMap<String, Double>> parts) {
    static Contender of(ContestRow row, RowEntries entries) {
      return new Contender(
          row.contender(),
          row.state(),
          Estimate.of(row.value()),
          Estimate.of(row.ratio()),
          row.values(),
          row.row().sample().kind(),
          row.row().lines(),
          row.uncertified().map(ContestText::reason),
          row.problem().map(ContestText::problem),
          entries.of(row.row()).stream().map(RowEntries::parts).toList());
    }
  }
}
