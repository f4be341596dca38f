package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A page without a script: a finding, its pictures, tables that open, and how the figures came
 * about. All texts may be foreign: they stay text.
 *
 * @param title of the window
 * @param headline the finding
 * @param method in one line, below the finding
 * @param figures the first is shown, the others open
 * @param tables each opens
 * @param sentences how the figures came about
 */
public record PlainPage(
    String title,
    String headline,
    String method,
    List<Figure> figures,
    List<Table> tables,
    List<String> sentences) {
  /**
   * A picture in light and dark colours.
   *
   * @param title the finding that it shows
   * @param lightSvg the picture for light pages
   * @param darkSvg the same for dark pages: only its colours differ
   */
  public record Figure(String title, String lightSvg, String darkSvg) {}

  /**
   * A table.
   *
   * @param caption what it says, shown while it is closed
   * @param head a text a column
   * @param rows as many texts a row
   * @param notes what must be known of it
   */
  public record Table(
      String caption, List<String> head, List<List<String>> rows, List<String> notes) {
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  public PlainPage {
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
    sentences = List.copyOf(sentences);
  }

  /** The whole file. */
  public String text() {
    Palette palette = new Palette();
    String main = Html.element("main", parts(new InlineSvg(palette))).markup();
    String css = PageResource.read("report.css") + palette.css();
    return PageTemplate.page(title, css, main, "");
  }

  private List<Html> parts(InlineSvg svgs) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h1", headline));
    parts.add(Html.element("p", method).with("class", "method"));
    for (Figure figure : figures) {
      Html drawn =
          Html.element("figure", Html.trusted(svgs.of(figure.lightSvg(), figure.darkSvg())));
      parts.add(figure.equals(figures.getFirst()) ? drawn : folded(figure.title(), List.of(drawn)));
    }
    parts.add(Html.element("h2", "Figures"));
    tables.forEach(table -> parts.add(folded(table.caption(), content(table))));
    parts.add(Html.element("h2", "Method"));
    parts.add(
        Html.element("ul", sentences.stream().map(each -> Html.element("li", each)).toList()));
    return parts;
  }

  private static List<Html> content(Table table) {
    List<Html> parts = new ArrayList<>();
    table.notes().forEach(note -> parts.add(Html.element("p", note)));
    Html head = Html.element("thead", row("th", table.head()));
    Html body = Html.element("tbody", table.rows().stream().map(each -> row("td", each)).toList());
    parts.add(Html.element("div", Html.element("table", head, body)).with("class", "scroll"));
    return parts;
  }

  private static Html row(String cell, List<String> fields) {
    return Html.element("tr", fields.stream().map(each -> Html.element(cell, each)).toList());
  }

  private static Html folded(String summary, List<Html> content) {
    return Html.element("details", Html.element("summary", summary), Html.element("div", content));
  }
}
