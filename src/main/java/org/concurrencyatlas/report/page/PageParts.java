package org.concurrencyatlas.report.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Pictures, lists, warnings and the interactive part of the page. */
final class PageParts {
  private PageParts() {}

  static Html list(List<String> sentences) {
    return Html.element(
        "ul", sentences.stream().map(sentence -> Html.element("li", sentence)).toList());
  }

  static Html warning(String text) {
    return Html.element("p", text).with("class", "warning");
  }

  /** The places that the script fills: controls, maps and the table of all contenders. */
  static List<Html> explorer(PageData data) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h2", "Map"));
    parts.add(Html.element("noscript", warning("The map and the search need JavaScript.")));
    parts.add(Html.element("div").with("id", "controls"));
    int maps = 0;
    for (PageMaps.Group group : data.maps()) {
      parts.add(Html.element("h3", group.title()));
      parts.add(maps(group, maps));
      maps += group.maps().size();
    }
    parts.add(
        Html.element(
                "p",
                "Full: a certified win. Framed: nobody is better by more than ε. Dotted: these tie."
                    + " Dashed with one mark: a provisional win; with more: undecided between them."
                    + " Grey: any model will do.")
            .with("class", "method"));
    parts.add(Html.element("h2", "Contenders"));
    Html search =
        Html.leaf("input")
            .with("id", "search")
            .with("type", "search")
            .with("placeholder", "workload, contender or verdict");
    parts.add(Html.element("label", Html.text("search "), search));
    parts.add(Html.element("p").with("id", "count").with("class", "method"));
    Html table = Html.element("table", Html.element("thead"), Html.element("tbody"));
    parts.add(Html.element("div", table.with("id", "contenders")).with("class", "scroll tall"));
    parts.add(Html.raw("script", data.json()).with("id", "run").with("type", "application/json"));
    return parts;
  }

  /** The places of maps side by side, under their names where there are several. */
  private static Html maps(PageMaps.Group group, int first) {
    List<Html> maps = new ArrayList<>();
    for (int i = 0; i < group.names().size(); i++) {
      Html map = Html.element("div").with("id", "map-" + (first + i)).with("class", "map");
      String name = group.names().get(i);
      maps.add(name.isEmpty() ? map : Html.element("div", Html.element("h4", name), map));
    }
    return Html.element("div", maps).with("class", "maps");
  }

  /** The pictures, and how many were left out. */
  static List<Html> pictures(List<ReportPage.Picture> pictures, int left) {
    List<Html> parts = new ArrayList<>(pictures.stream().map(PageParts::picture).toList());
    if (left > 0) {
      parts.add(
          Html.element(
              "p", left + " more can be drawn: report --chart cell, report --chart scaling, …"));
    }
    return parts;
  }

  /** A picture in the form that suits the reader's theme. */
  private static Html picture(ReportPage.Picture picture) {
    Html dark =
        Html.leaf("source")
            .with("media", "(prefers-color-scheme: dark)")
            .with("srcset", data(picture.darkSvg()));
    Html light =
        Html.leaf("img").with("src", data(picture.lightSvg())).with("alt", picture.title());
    return Html.element("figure", Html.element("picture", dark, light));
  }

  private static String data(String svg) {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
