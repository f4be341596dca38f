package org.concurrencyatlas.report.chart.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Throughput over the size of a pool in one cell, beside contenders without a size. It shows
 * whether a model lost because it is slower or because its pool was too small.
 *
 * @param cell where
 * @param key the model with its other settings, and the setting that is swept
 * @param sizes those that took part, ascending
 */
public record PoolSizeChart(CellSummary cell, Key key, List<Size> sizes) {
  /** Fewer sizes are no sweep. */
  private static final int LEAST_SIZES = 3;

  /** What is swept. */
  private record Key(String model, Map<String, String> others, String setting) {}

  /** One size of the pool. */
  private record Size(long size, ContenderResult result) {}

  /** A picture for each pool of each cell that takes part with three sizes or more. */
  public static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells().stream().filter(CellSummary::measured).toList()) {
      for (PoolSizeChart sweep : of(cell)) {
        String place = sweep.key.model() + "-" + cell.verdict().point();
        String name = LazyPicture.name(prefix, pictures.size(), place);
        pictures.add(new LazyPicture(List.of(cell), () -> sweep.picture(name, input)));
      }
    }
    return pictures;
  }

  private static List<PoolSizeChart> of(CellSummary cell) {
    Map<Key, List<Size>> sizes = new LinkedHashMap<>();
    for (ContenderResult result : cell.verdict().results()) {
      Contender contender = result.contender();
      contender
          .settings()
          .forEach((setting, value) -> {
            if (value.matches("[1-9][0-9]{0,8}")) {
              Map<String, String> others = new TreeMap<>(contender.settings());
              others.remove(setting);
              sizes
                  .computeIfAbsent(
                      new Key(contender.model(), others, setting), key -> new ArrayList<>())
                  .add(new Size(Long.parseLong(value), result));
            }
          });
    }
    return sizes.entrySet().stream()
        .filter(each -> each.getValue().size() >= LEAST_SIZES)
        .map(each -> new PoolSizeChart(cell, each.getKey(), ascending(each.getValue())))
        .toList();
  }

  private static List<Size> ascending(List<Size> sizes) {
    return sizes.stream().sorted(Comparator.comparingLong(Size::size)).toList();
  }

  private Picture picture(String name, ReportInput input) {
    ScalingLaws laws = ScalingLaws.of(cell, key.model(), key.setting(), input);
    List<ContenderSeries> lines = lines(laws);
    List<String> says = new ArrayList<>(List.of(sentence(input) + "."));
    says.addAll(laws.sentences());
    List<String> parts =
        new ArrayList<>(List.of("more is better", "upright strokes: 95 % intervals"));
    if (lines.size() > 1) {
      parts.add("level: models without a size");
    }
    if (!laws.isEmpty()) {
      parts.add("curved: universal scalability law");
    }
    if (Double.isFinite(cell.verdict().limitTasksPerSecond())) {
      parts.add("dashed: physical limit");
    }
    return new Picture(
        name,
        sentence(input),
        String.join(" · ", parts),
        input.method(cell.verdict()),
        new SpeakerNote(
            says,
            List.of(
                "The best size of this work on this machine, of the sizes that were tried.",
                "Sizes whose intervals overlap may be equally good: take the smallest of them.")),
        plot(lines, input.marks()));
  }

  private XyPlot plot(List<ContenderSeries> lines, ModelMarks marks) {
    List<LinePlot.Level> levels =
        sizes.stream()
            .map(each ->
                new LinePlot.Level(
                    (double) each.size(),
                    String.format(Locale.ROOT, "%,d", each.size()),
                    cell.verdict().limitTasksPerSecond()))
            .toList();
    return new LinePlot(
            key.setting(), levels, List.of(), lines, Metric.THROUGHPUT, ContenderSeries::settings)
        .plot(marks);
  }

  /** The sweep, then every other contender as a level line. */
  private List<ContenderSeries> lines(ScalingLaws laws) {
    List<ContenderSeries> lines = new ArrayList<>();
    lines.add(
        new ContenderSeries(
            key.model(),
            "",
            Stroke.SOLID,
            sizes.stream()
                .map(each ->
                    ContenderSeries.node((double) each.size(), each.result(), Metric.THROUGHPUT))
                .toList(),
            laws.first()));
    for (ContenderResult rival : cell.finished()) {
      if (sizes.stream().noneMatch(each -> each.result().equals(rival))) {
        String model = rival.contender().model();
        lines.add(
            ContenderSeries.level(
                model,
                rival.contender().toString().substring(model.length()),
                (double) sizes.getFirst().size(),
                (double) sizes.getLast().size(),
                rival.tasksPerSecond()));
      }
    }
    return lines;
  }

  private String sentence(ReportInput input) {
    if (!cell.comparable()) {
      return CellText.headline(cell);
    }
    String place = PointName.of(cell.verdict().point());
    Optional<Size> best =
        sizes.stream()
            .filter(each -> cell.finished().contains(each.result()))
            .max(Comparator.comparingDouble(each -> rate(each.result())));
    if (best.isEmpty()) {
      return "No size of " + key.model() + " finished " + place;
    }
    return "Of %s, %s is best with %s %s on %s%s"
        .formatted(
            Numbers.count(sizes.size(), "size"),
            key.model(),
            Numbers.number((double) best.get().size()),
            key.setting(),
            place,
            rival().map(rival -> ": " + compared(best.get().result(), rival, input)).orElse(""));
  }

  /** The best of those that are not in the sweep. */
  private Optional<ContenderResult> rival() {
    return cell.finished().stream()
        .filter(rival -> sizes.stream().noneMatch(each -> each.result().equals(rival)))
        .findFirst();
  }

  /** The best of several sizes is partly chosen by chance, which the interval does not include. */
  private String compared(ContenderResult best, ContenderResult rival, ReportInput input) {
    Interval ratio =
        new ForksByContender(input.forks())
            .ratio(cell.verdict().point(), best.contender(), rival.contender());
    return Numbers.ratio(ratio) + " " + rival.contender();
  }

  private static double rate(ContenderResult result) {
    return result.tasksPerSecond().estimate();
  }
}
