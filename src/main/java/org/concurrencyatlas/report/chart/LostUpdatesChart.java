package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.BarPlot;
import org.concurrencyatlas.report.plot.BarPlot.Bar;
import org.concurrencyatlas.report.plot.BarPlot.Failure;
import org.concurrencyatlas.report.plot.BarPlot.Row;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Exclusion;

/**
 * The race condition of a cell: a bar for each contender to the share of updates that one batch
 * lost. A contender that lost some cannot win, however fast it was.
 */
final class LostUpdatesChart {
  private final CellSummary cell;
  private final ReportInput input;

  /** A contender that lost updates. */
  private record Loss(Contender contender, LostUpdates updates) {}

  private LostUpdatesChart(CellSummary cell, ReportInput input) {
    this.cell = cell;
    this.input = input;
  }

  /** A picture for each cell in which a contender lost updates. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      LostUpdatesChart chart = new LostUpdatesChart(cell, input);
      if (chart.losses().findAny().isPresent()) {
        String name = LazyPicture.name(prefix, pictures.size(), cell.verdict().point().toString());
        pictures.add(new LazyPicture(List.of(cell), () -> chart.picture(name)));
      }
    }
    return pictures;
  }

  private Picture picture(String name) {
    return new Picture(
        name,
        title(),
        "share of its updates that the first wrong batch lost · nobody who loses any is ranked",
        input.method(cell.verdict()),
        new SpeakerNote(
            losses().map(LostUpdatesChart::sentence).toList(),
            List.of(
                "How much is lost changes from batch to batch and from machine to machine.",
                "Who lost nothing here was lucky where the work is not protected.")),
        new BarPlot(axis(), rows(), Optional.empty()));
  }

  private String title() {
    Loss most =
        losses().max(Comparator.comparingDouble(loss -> loss.updates().share())).orElseThrow();
    return PointName.of(cell.verdict().point()) + ": " + sentence(most);
  }

  private static String sentence(Loss loss) {
    return "%s lost %s of %s"
        .formatted(
            loss.contender(),
            Numbers.percent(loss.updates().share()),
            Numbers.count(loss.updates().made(), "update"));
  }

  private static PlotAxis axis() {
    return PlotAxis.ofNumbers(
        "share of the updates that was lost",
        PlotAxis.Scale.LINEAR,
        0,
        1,
        1,
        Numbers::wholePercent);
  }

  private List<Row> rows() {
    return cell.verdict().results().stream()
        .sorted(Comparator.comparingDouble(result -> -share(result)))
        .map(this::row)
        .toList();
  }

  private Row row(ContenderResult result) {
    List<Contender> all =
        cell.verdict().results().stream().map(ContenderResult::contender).toList();
    Label label =
        Label.of(
            input.marks(),
            result.contender().model(),
            ContenderNames.distinction(result.contender(), all));
    Optional<LostUpdates> lost = lost(result);
    Optional<String> missing = ResultText.missing(result);
    if (lost.isEmpty() && missing.isPresent()) {
      return new Failure(label, missing.get());
    }
    double share = share(result);
    return new Bar(
        label,
        Interval.unbounded(share),
        List.of(),
        lost.isEmpty() ? "nothing" : Numbers.percent(share),
        lost.map(updates -> Numbers.count(updates.lost(), "update")).orElse(""));
  }

  private Stream<Loss> losses() {
    return cell.verdict().results().stream()
        .flatMap(result -> lost(result).stream().map(lost -> new Loss(result.contender(), lost)));
  }

  private static double share(ContenderResult result) {
    return lost(result).map(LostUpdates::share).orElse(0.0);
  }

  private static Optional<LostUpdates> lost(ContenderResult result) {
    return result
        .exclusion()
        .flatMap(why ->
            why instanceof Exclusion.Failed failed
                ? failed.first().lostUpdates()
                : Optional.empty());
  }
}
