package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Band;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.Crossover;

/**
 * Where one contender overtakes another: their ratio in every block over the parameter, the line
 * between the two points around the change, and the interval in which it passes 1.
 */
final class CrossoverChart {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** The axis reaches to this logarithm of a ratio at least. */
  private static final double LEAST_TOP = 0.1;

  private final Crossover crossover;
  private final BlockRatios ratios;
  private final ReportInput input;

  private CrossoverChart(Crossover crossover, ReportInput input) {
    this.crossover = crossover;
    this.ratios = BlockRatios.of(crossover, input);
    this.input = input;
  }

  /** A picture for each change of the leader along a parameter. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    Map<Point, CellSummary> cells = new HashMap<>();
    input.cells().forEach(cell -> cells.put(cell.verdict().point(), cell));
    for (Crossover crossover : input.analysis().crossovers()) {
      String place = crossover.nodes().getFirst().workload() + "-" + crossover.parameter();
      String name = LazyPicture.name(prefix, pictures.size(), place);
      List<CellSummary> shown =
          crossover.nodes().stream().filter(cells::containsKey).map(cells::get).toList();
      pictures.add(
          new LazyPicture(shown, () -> new CrossoverChart(crossover, input).picture(name)));
    }
    return pictures;
  }

  private Picture picture(String name) {
    return new Picture(
        name,
        sentence(),
        "%s over %s · each mark is a block · shaded: the 95 %% interval of the crossing"
            .formatted(crossover.above(), crossover.below()),
        input.method(),
        note(),
        XyPlot.of(panel()));
  }

  private SpeakerNote note() {
    return new SpeakerNote(
        List.of(
            sentence() + ".",
            "Both were measured in %s at %s."
                .formatted(
                    Numbers.count(ratios.all().size(), "block"),
                    Numbers.count(crossover.nodes().size(), "point"))),
        List.of(
            "The line joins the means of the two neighbouring points; between them nothing was measured.",
            "Another contender may lead there: it compares these two."));
  }

  private Panel panel() {
    double top = 1.1 * ratios.farthest(LEAST_TOP);
    List<PlotAxis.Level> levels =
        crossover.nodes().stream().map(this::value).map(this::level).toList();
    PlotAxis up =
        PlotAxis.ofNumbers(
            input
                .plan()
                .metric()
                .map(cost -> "times less " + cost.words())
                .orElse("ratio of throughputs"),
            PlotAxis.Scale.LINEAR,
            -top,
            top,
            1,
            value -> Numbers.ratio(Interval.unbounded(Math.exp(value))));
    return new Panel(
        PlotAxis.ofLevels(PointName.axis(crossover.parameter()), levels).doubling(),
        up,
        references(),
        List.of(
            series(crossover.above(), crossover.below(), top / 2),
            series(crossover.below(), crossover.above(), -top / 2)),
        Optional.of(new Band("", crossover.at().low(), crossover.at().high())));
  }

  /** Equally fast; the line between the two means; where it passes 1. */
  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    references.add(
        new Reference("", List.of(new Spot(-INFINITE, 0), new Spot(INFINITE, 0)), Stroke.SOLID));
    references.add(
        new Reference(
            "",
            crossover.between().stream()
                .map(this::value)
                .map(value -> new Spot(value, ratios.mean(value)))
                .toList(),
            Stroke.DASHED));
    double at = crossover.at().estimate();
    references.add(
        new Reference("", List.of(new Spot(at, -INFINITE), new Spot(at, INFINITE)), Stroke.DASHED));
    return references;
  }

  /** The blocks in which one of the two was faster; its name stands on its side of 1. */
  private Series series(Contender faster, Contender slower, double labelAt) {
    String detail = ContenderNames.distinction(faster, List.of(faster, slower)) + " is faster";
    List<Node> nodes =
        ratios.all().stream()
            .filter(each -> each.log() > 0 == faster.equals(crossover.above()))
            .map(each -> new Node(each.value(), Interval.unbounded(each.log())))
            .toList();
    return new Series(
        Label.of(input.marks(), faster.model(), detail), labelAt, List.of(), Stroke.NONE, nodes);
  }

  private PlotAxis.Level level(double value) {
    return new PlotAxis.Level(value, PointName.value(crossover.parameter(), (long) value));
  }

  private double value(Point point) {
    return (double) point.parameter(crossover.parameter());
  }

  /** {@code async overtakes fixed-pool at 212 [180–260] tasks in flight on http (wait 20 ms)}. */
  private String sentence() {
    return TrendSentences.of(crossover).replaceFirst("\\.$", "");
  }
}
