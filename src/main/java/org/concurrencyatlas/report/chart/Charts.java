package org.concurrencyatlas.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;

/** Which charts a run has. */
public final class Charts {
  /** Up to this number of pictures a report shows all: a reader would not look at more. */
  private static final int ALL_UP_TO = 40;

  /** Up to this number it shows three of each kind, above it one: the page would not load. */
  private static final int THREE_UP_TO = 400;

  /**
   * The pictures of a report.
   *
   * @param pictures those that it shows
   * @param left how many more could be drawn
   */
  public record Gallery(List<Shown> pictures, int left) {
    public Gallery {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A picture of a report.
   *
   * @param kind what it shows
   * @param metric what it is about
   * @param picture the picture
   */
  public record Shown(ChartKind kind, Metric metric, Picture picture) {}

  /** A picture of a kind that is not made yet. */
  private record Possible(ChartKind kind, Metric metric, LazyPicture picture) {
    Shown make() {
      return new Shown(kind, metric, picture.make());
    }
  }

  private Charts() {}

  /**
   * All pictures of one kind.
   *
   * @param cell only those that show this cell; empty for all
   * @throws UsageException when the run has none
   */
  public static List<Picture> of(
      ChartKind kind, ReportInput input, Metric metric, Optional<Point> cell) {
    if (metric != input.primary() && !kind.isByObjective()) {
      throw new UsageException(
          "the chart %s is not drawn by objective (%s was given); leave the objective out"
              .formatted(kind.id(), metric.id()));
    }
    boolean verdict = input.metrics().contains(metric);
    if (!verdict && (metric.isLatency() || kind == ChartKind.WINNER_MAP)) {
      throw new UsageException(
          "this run has no verdicts on %s; give one of %s"
              .formatted(
                  metric.id(),
                  input.metrics().stream().map(Metric::id).collect(Collectors.joining(", "))));
    }
    List<LazyPicture> pictures =
        kind.pictures(input, metric).stream()
            .filter(picture -> cell.isEmpty() || picture.shows(cell.get()))
            .toList();
    if (pictures.isEmpty()) {
      throw new UsageException(
          "%s has nothing for the chart %s (%s); give another one"
              .formatted(
                  cell.map(Point::toString).orElse("this run"), kind.id(), kind.description()));
    }
    return pictures.stream().map(LazyPicture::make).toList();
  }

  /** All pictures, or of a large run the first of each kind; of maps one for each objective. */
  public static Gallery gallery(ReportInput input) {
    List<List<Possible>> kinds = Arrays.stream(ChartKind.values()).map(k -> all(k, input)).toList();
    int all = kinds.stream().mapToInt(List::size).sum();
    int most = ofAKind(all);
    List<Shown> shown =
        kinds.stream()
            .flatMap(possible -> possible.stream().limit(most))
            .map(Possible::make)
            .toList();
    return new Gallery(shown, all - shown.size());
  }

  private static int ofAKind(int all) {
    if (all <= ALL_UP_TO) {
      return all;
    }
    return all <= THREE_UP_TO ? 3 : 1;
  }

  private static List<Possible> all(ChartKind kind, ReportInput input) {
    Stream<Metric> metrics =
        kind == ChartKind.WINNER_MAP ? input.metrics().stream() : Stream.of(input.primary());
    return metrics
        .flatMap(metric ->
            kind.pictures(input, metric).stream()
                .map(picture -> new Possible(kind, metric, picture)))
        .toList();
  }
}
