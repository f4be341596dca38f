package org.concurrencyatlas.report.export;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.analysis.comparison.CommonFactor;
import org.concurrencyatlas.analysis.comparison.RowComparison;
import org.concurrencyatlas.analysis.comparison.RowDecision;
import org.concurrencyatlas.analysis.comparison.RowsComparison;
import org.concurrencyatlas.analysis.comparison.SettingDifference;
import org.concurrencyatlas.analysis.comparison.UncomparedRow;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.analysis.rows.RowSet;
import org.concurrencyatlas.report.text.RowProblemText;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;

/**
 * What {@code compare --json} prints. Its fields and their order are a promise to programs. A ratio
 * above 1 means that the second side is slower or uses more. A figure that is unknown is the text
 * {@code NaN}.
 */
public final class RowsJson {
  private RowsJson() {}

  /** The whole document. */
  public static String text(RowsComparison comparison) {
    return Json.pretty(Comparison.of(comparison));
  }

  private record Comparison(
      Side first,
      Side second,
      double alpha,
      double epsilon,
      boolean complete,
      Optional<CommonFactor> common,
      List<SettingDifference> differing,
      List<Compared> rows,
      List<Uncompared> uncompared,
      List<Key> onlyFirst,
      List<Key> onlySecond) {
    static Comparison of(RowsComparison all) {
      return new Comparison(
          Side.of(all.first()),
          Side.of(all.second()),
          all.alpha(),
          all.epsilon(),
          all.complete(),
          all.common(),
          all.differing(),
          all.rows().stream().map(Compared::of).toList(),
          all.uncompared().stream().map(Uncompared::of).toList(),
          all.onlyFirst().stream().map(Key::of).toList(),
          all.onlySecond().stream().map(Key::of).toList());
    }
  }

  private record Side(String name, String commit, int rows) {
    static Side of(RowSet rows) {
      return new Side(rows.name(), rows.code(), rows.rows().size());
    }
  }

  private record Key(
      String benchmark,
      String mode,
      SequencedMap<String, String> params,
      Optional<Integer> threads) {
    static Key of(RowKey key) {
      return new Key(
          key.benchmark(),
          key.mode().shortName(),
          key.params(),
          key.threads() == 0 ? Optional.empty() : Optional.of(key.threads()));
    }
  }

  private record Sample(
      double mean, List<Double> values, RowSample.Kind kind, int declaredForks, int results) {
    static Sample of(Row row, double mean) {
      RowSample sample = row.sample();
      return new Sample(
          mean, sample.values(), sample.kind(), sample.declared(), Math.max(1, row.lines().size()));
    }
  }

  private record Ratio(double estimate, double low, double high) {
    static Ratio of(Interval interval) {
      return new Ratio(interval.estimate(), interval.low(), interval.high());
    }
  }

  private record Compared(
      Key row,
      RowDecision decision,
      Ratio ratio,
      Ratio beyondCommon,
      double p,
      boolean withinEpsilon,
      double detectable,
      Optional<String> uncertified,
      List<String> differing,
      Direction direction,
      String firstUnit,
      String secondUnit,
      Sample first,
      Sample second) {
    static Compared of(RowComparison row) {
      return new Compared(
          Key.of(row.key()),
          row.decision(),
          Ratio.of(row.ratio()),
          Ratio.of(row.beyondCommon()),
          row.p(),
          row.withinEpsilon(),
          row.detectable(),
          row.uncertified().map(RowProblemText::of),
          row.differing(),
          row.first().direction(),
          row.first().unit(),
          row.second().unit(),
          Sample.of(row.first(), row.firstMean()),
          Sample.of(row.second(), row.secondMean()));
    }
  }

  private record Uncompared(Key row, UncomparedRow.Side side, String reason) {
    static Uncompared of(UncomparedRow row) {
      return new Uncompared(Key.of(row.key()), row.side(), RowProblemText.of(row));
    }
  }
}
