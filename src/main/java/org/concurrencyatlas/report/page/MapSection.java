package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.canvas.MarkStyle;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;

/** The maps with their controls: the same pictures as the files, which answer to the reader. */
final class MapSection {
  private final Palette palette;
  private final InlineSvg svgs;
  private final ModelMarks marks;
  private final Machines machines;

  MapSection(Palette palette, InlineSvg svgs, ModelMarks marks, Machines machines) {
    this.palette = palette;
    this.svgs = svgs;
    this.marks = marks;
    this.machines = machines;
  }

  List<Html> parts(List<ReportPage.Picture> maps, List<CellSummary> cells, List<String> models) {
    List<Html> parts = new ArrayList<>();
    parts.add(controls(maps, models));
    maps.forEach(map -> parts.add(map(map, maps.getFirst().metric())));
    parts.add(
        Html.element(
            "details",
            Html.element("summary", "The map as a table"),
            PageTables.verdicts(cells, machines)));
    return parts;
  }

  /** Those of the first metric are shown, the others when they are asked for. */
  private Html map(ReportPage.Picture map, Metric first) {
    Html figure =
        Html.element("figure", Html.trusted(svgs.of(map.lightSvg().get(), map.darkSvg().get())))
            .with("class", "map")
            .with("data-metric", map.metric().id());
    return map.metric() == first ? figure : figure.with("hidden", "");
  }

  private Html controls(List<ReportPage.Picture> maps, List<String> models) {
    List<Html> parts = new ArrayList<>();
    List<Metric> metrics = maps.stream().map(ReportPage.Picture::metric).distinct().toList();
    if (metrics.size() > 1) {
      Html choice =
          Html.element("select", metrics.stream().map(MapSection::option).toList())
              .with("id", "objective");
      parts.add(Html.element("label", Html.text("best by "), choice));
    }
    models.forEach(model -> parts.add(filter(model)));
    return Html.element("div", parts)
        .with("id", "controls")
        .with("role", "group")
        .with("aria-label", "filters of the map and of the table of contenders");
  }

  private static Html option(Metric metric) {
    return Html.element("option", metric.title()).with("value", metric.id());
  }

  private Html filter(String model) {
    Html box = Html.leaf("input").with("type", "checkbox").with("checked", "").with("value", model);
    return Html.element("label", box, mark(model), Html.text(" " + model));
  }

  /** The mark of a model for beside its name, as the map draws it. */
  private Html mark(String model) {
    Mark mark = marks.of(model);
    String property = mark.filled() ? "fill" : "stroke";
    Html path =
        Html.element("path")
            .with("d", new MarkStyle(mark).path())
            .with("class", palette.of(property, hex(mark.onLight()), hex(mark.onDark())));
    return Html.element("svg", mark.filled() ? path : path.with("fill", "none"))
        .with("class", "mark")
        .with("viewBox", "-12 -12 24 24")
        .with("aria-hidden", "true");
  }

  private static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
