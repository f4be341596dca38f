package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.cause.CauseText;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.JvmText;
import org.concurrencyatlas.report.text.LatencyText;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.MethodSentences;
import org.concurrencyatlas.report.text.ServerText;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;

/**
 * {@code report.html}: one file that needs nothing else, not even a network: the map, a sentence a
 * cell, then details that open. Its content policy lets only that script and that style run whose
 * digests it names, and forbids every request.
 */
public final class ReportPage {
  /** Cells beyond this number are in the tables only. */
  private static final int MOST_IN_FULL = 40;

  /**
   * Pictures beside the maps are embedded until they have this many characters: a page is to be
   * mailed.
   */
  private static final int MOST_OF_PICTURES = 110_000;

  /**
   * A picture on the page.
   *
   * @param kind what it shows
   * @param metric what its map is about
   * @param title the finding that it shows, also read out where it cannot be seen
   * @param lightSvg draws the picture for light pages; not asked of pictures that are left out
   * @param darkSvg draws the same for dark pages: only its colours differ
   */
  public record Picture(
      ChartKind kind,
      Metric metric,
      String title,
      Supplier<String> lightSvg,
      Supplier<String> darkSvg) {}

  private final ReportInput input;
  private final List<CellSummary> cells;
  private final Palette palette = new Palette();
  private final InlineSvg svgs = new InlineSvg(palette);

  private ReportPage(ReportInput input) {
    this.input = input;
    this.cells = input.cells();
  }

  /**
   * The whole file.
   *
   * @param left how many more pictures could be drawn
   */
  public static String text(ReportInput input, List<Picture> pictures, int left) {
    return new ReportPage(input).text(pictures, left);
  }

  private String text(List<Picture> pictures, int left) {
    String main = Html.element("main", parts(pictures, left)).markup();
    String css = PageResource.read("report.css") + palette.css();
    return PageTemplate.page(
        "Concurrency Atlas: " + input.plan().profile(), css, main, PageResource.read("report.js"));
  }

  private List<Html> parts(List<Picture> pictures, int left) {
    Map<Boolean, List<Picture>> byUse =
        pictures.stream()
            .collect(Collectors.partitioningBy(each -> each.kind() == ChartKind.WINNER_MAP));
    PageData data = new PageData(input);
    List<Html> parts = new ArrayList<>(finding());
    parts.addAll(
        new MapSection(palette, svgs, input.marks(), input.machines())
            .parts(byUse.getOrDefault(true, List.of()), cells, data.models()));
    parts.add(Html.element("h2", "Cell by cell"));
    parts.addAll(cells());
    parts.add(Html.element("h2", "Contenders"));
    parts.addAll(ContenderSection.parts(data));
    parts.addAll(pictures(byUse.getOrDefault(false, List.of()), left));
    parts.addAll(sentences("Along the axes", TrendSentences.sentences(input)));
    parts.addAll(sentences("Method", MethodSentences.sentences(input)));
    parts.add(Html.element("h2", "Noise and environment"));
    parts.add(folded("Noise", PageTables.noise(input.forks())));
    parts.add(folded("Environment", PageTables.environment(input)));
    return parts;
  }

  /** What was found, in one sentence, and what speaks against it: the map comes next. */
  private List<Html> finding() {
    List<MapTile> tiles = cells.stream().map(cell -> MapTile.of(cell, input.primary())).toList();
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h1", MapSentence.headline(input, tiles, "", input.primary())));
    parts.add(Html.element("p", input.method()).with("class", "method"));
    input.warnings().forEach(each -> parts.add(warning(each)));
    return parts;
  }

  /** One sentence a cell, which opens. */
  private List<Html> cells() {
    List<Html> parts = new ArrayList<>(cells.stream().limit(MOST_IN_FULL).map(this::cell).toList());
    if (cells.size() > MOST_IN_FULL) {
      parts.add(
          Html.element(
              "p", "The other " + (cells.size() - MOST_IN_FULL) + " cells: verdicts.csv."));
    }
    return parts;
  }

  private Html cell(CellSummary cell) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("p", "Stopped: " + CellText.stopped(cell) + "."));
    if (!CellText.lasting(cell).isEmpty()) {
      parts.add(Html.element("p", "Lasting: " + CellText.lasting(cell) + "."));
    }
    parts.addAll(causes(cell));
    JvmText.lines(input, cell).forEach(each -> parts.add(Html.element("p", each + ".")));
    ServerText.lines(input, cell).forEach(each -> parts.add(Html.element("p", each + ".")));
    CellText.warnings(cell).forEach(each -> parts.add(warning(each)));
    parts.add(PageTables.contenders(cell));
    if (!LatencyText.withLatency(cell).isEmpty()) {
      parts.add(PageTables.latencies(cell));
      LatencyText.generator(cell).forEach(each -> parts.add(Html.element("p", each + ".")));
    }
    String sentence = Numbers.withUnits(CellText.headline(cell));
    return folded(sentence, Html.element("div", parts))
        .with("class", "cell")
        .with("data-cell", cell.verdict().point().toString());
  }

  /** Why contenders are behind the leader; nothing where none is. */
  private List<Html> causes(CellSummary cell) {
    List<Html> parts = new ArrayList<>();
    List<String> lines = CauseText.lines(input, cell);
    if (!lines.isEmpty()) {
      parts.add(Html.element("p", "Why they are behind:"));
      parts.add(Html.element("ul", lines.stream().map(each -> Html.element("li", each)).toList()));
      parts.add(PageTables.causes(input, cell));
    }
    return parts;
  }

  private List<Html> pictures(List<Picture> pictures, int left) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h2", "Pictures"));
    int length = 0;
    int shown = 0;
    while (shown < pictures.size() && length < MOST_OF_PICTURES) {
      Picture picture = pictures.get(shown++);
      String svg = svgs.of(picture.lightSvg().get(), picture.darkSvg().get());
      length += svg.length();
      parts.add(folded(picture.title(), Html.element("figure", Html.trusted(svg))));
    }
    int more = left + pictures.size() - shown;
    if (more > 0) {
      parts.add(
          Html.element(
              "p",
              more
                  + " more can be drawn: report --chart cell, report --chart scaling, …;"
                  + " the folder charts has those of this report."));
    }
    return parts;
  }

  private static List<Html> sentences(String title, List<String> sentences) {
    return sentences.isEmpty()
        ? List.of()
        : List.of(
            Html.element("h2", title),
            Html.element("ul", sentences.stream().map(each -> Html.element("li", each)).toList()));
  }

  private static Html folded(String summary, Html content) {
    return Html.element("details", Html.element("summary", summary), content);
  }

  private static Html warning(String text) {
    return Html.element("p", text).with("class", "warning");
  }
}
