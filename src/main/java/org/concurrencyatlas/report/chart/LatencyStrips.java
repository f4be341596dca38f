package org.concurrencyatlas.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;

/**
 * p99 latency over the time within a fork: a strip a contender, a tile a slice of time. All strips
 * are of one block, whose forks were sent the same requests: what is dark in all of them is the
 * schedule's or the machine's, what is dark in one is its own.
 */
final class LatencyStrips {
  /** Slices that differ by less are drawn alike: a queue always has some. */
  private static final double LEAST_SPAN = 10;

  /** A slice that is so many times the usual one is worth a title. */
  private static final double REMARKABLE = 3;

  private final CellSummary cell;
  private final ReportInput input;
  private final List<Strip> strips;
  private final double least;
  private final double most;

  private LatencyStrips(CellSummary cell, ReportInput input, List<Strip> strips) {
    this.cell = cell;
    this.input = input;
    this.strips = strips;
    double[] all = strips.stream().flatMapToDouble(Strip::known).sorted().toArray();
    this.least = all[0];
    this.most = all[all.length - 1];
  }

  /** A picture for each service whose journal has latencies over time. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    ForksByContender journal = new ForksByContender(input.forks());
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      List<Strip> strips = Strip.ofOneBlock(cell, journal);
      if (!strips.isEmpty()) {
        String name = LazyPicture.name(prefix, pictures.size(), cell.verdict().point().toString());
        pictures.add(
            new LazyPicture(
                List.of(cell), () -> new LatencyStrips(cell, input, strips).picture(name)));
      }
    }
    return pictures;
  }

  private Picture picture(String name) {
    String slice = Numbers.nanos(1e6 * strips.getFirst().sliceMillis());
    return new Picture(
        name,
        title(),
        "p99 of each %s of a fork · the darker, the later: %s to %s · forks of block %d, sent the same requests"
            .formatted(slice, Numbers.nanos(least), Numbers.nanos(most), strips.getFirst().block()),
        input.method(Metric.P99),
        new SpeakerNote(
            List.of(title() + "."),
            List.of(
                "It is one fork of each contender, of the block with the latest slice: others may"
                    + " be calmer.",
                "Of a slice with less than a hundred requests the slowest is shown.",
                "What is dark in all strips at once is the schedule of the requests or the machine,"
                    + " and no contender's doing.")),
        plot());
  }

  private String title() {
    Strip worst = strips.stream().max(Comparator.comparingDouble(Strip::contrast)).orElseThrow();
    String place = PointName.of(cell.verdict().point());
    if (worst.contrast() < REMARKABLE) {
      return "Nobody stalls on %s: no %s is %s times as late as the usual one"
          .formatted(place, Numbers.nanos(1e6 * worst.sliceMillis()), Numbers.number(REMARKABLE));
    }
    boolean all = strips.size() > 1 && strips.stream().allMatch(each -> each.isLateAt(worst.at()));
    return "%s late at %s: p99 %s, usually %s, on %s"
        .formatted(
            all ? "All are" : worst.contender() + " is",
            second(worst.at()),
            (all ? "up to " : "") + Numbers.nanos(worst.latest()),
            Numbers.nanos(worst.usual()),
            place);
  }

  private String second(int slice) {
    BigDecimal seconds = BigDecimal.valueOf(slice * strips.getFirst().sliceMillis(), 3);
    return seconds.stripTrailingZeros().toPlainString() + " s";
  }

  /** On one line, however narrow the column. */
  private String head(int slice) {
    return Numbers.withUnits(second(slice));
  }

  private TilePlot plot() {
    List<Contender> all = strips.stream().map(Strip::contender).toList();
    List<Label> rows =
        strips.stream()
            .map(strip ->
                Label.of(
                    input.marks(),
                    strip.contender().model(),
                    ContenderNames.distinction(strip.contender(), all)))
            .toList();
    int columns = strips.stream().mapToInt(strip -> strip.nanos().size()).max().orElse(0);
    List<Placed> tiles = new ArrayList<>();
    for (int row = 0; row < strips.size(); row++) {
      List<Double> nanos = strips.get(row).nanos();
      for (int column = 0; column < nanos.size(); column++) {
        tiles.add(new Placed(0, column, row, tile(nanos.get(column))));
      }
    }
    return new TilePlot(
        new TilePlot.Strips(rows, IntStream.range(0, columns).mapToObj(this::head).toList()),
        tiles,
        List.of());
  }

  /** Equal ratios are equal steps of the shade. */
  private TilePlot.Tile tile(double nanos) {
    double span = Math.log(Math.max(LEAST_SPAN, most / least));
    return new TilePlot.Share(Math.log(nanos / least) / span, Numbers.nanos(nanos));
  }

  /**
   * The fork of one contender.
   *
   * @param nanos p99 of each slice; NaN where nothing was due
   */
  private record Strip(Contender contender, int block, long sliceMillis, List<Double> nanos) {
    /** Beside a slice: a stall may lie across the end of one. */
    private static final int BESIDE = 1;

    /** One fork of each contender, of the block with the latest slice; empty where none has any. */
    static List<Strip> ofOneBlock(CellSummary cell, ForksByContender journal) {
      List<Strip> all = strips(cell, journal).toList();
      Optional<Strip> latest =
          all.stream()
              .max(
                  Comparator.comparingLong((Strip each) -> strips(all, each.block()).size())
                      .thenComparingDouble(Strip::contrast));
      return latest.map(each -> strips(all, each.block())).orElse(List.of());
    }

    private static List<Strip> strips(List<Strip> all, int block) {
      return all.stream().filter(each -> each.block() == block).toList();
    }

    private static Stream<Strip> strips(CellSummary cell, ForksByContender journal) {
      return cell.finished().stream()
          .flatMap(result -> journal.measured(cell.verdict().point(), result.contender()).stream())
          .flatMap(fork ->
              fork.latency().stream()
                  .flatMap(latency -> latency.overTime().stream())
                  .map(slices ->
                      new Strip(
                          fork.contender(),
                          fork.block(),
                          slices.sliceMillis(),
                          slices.p99Micros().stream()
                              .map(micros -> micros < 0 ? Double.NaN : 1e3 * micros)
                              .toList())))
          .filter(strip -> strip.known().count() > 0);
    }

    DoubleStream known() {
      return nanos.stream().mapToDouble(each -> each).filter(each -> each > 0);
    }

    double latest() {
      return known().max().orElse(Double.NaN);
    }

    /** The median slice. */
    double usual() {
      double[] sorted = known().sorted().toArray();
      return sorted[sorted.length / 2];
    }

    /** The latest slice over the usual one. */
    double contrast() {
      return latest() / usual();
    }

    /** The number of the latest slice, from 0. */
    int at() {
      return nanos.indexOf(latest());
    }

    boolean isLateAt(int slice) {
      return IntStream.rangeClosed(slice - BESIDE, slice + BESIDE)
          .filter(each -> each >= 0 && each < nanos.size())
          .anyMatch(each -> nanos.get(each) >= REMARKABLE * usual());
    }
  }
}
