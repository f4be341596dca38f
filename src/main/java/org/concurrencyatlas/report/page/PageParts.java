package org.concurrencyatlas.report.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Pictures, lists and warnings of the page. */
final class PageParts {
  private PageParts() {}

  static Html list(List<String> sentences) {
    return Html.element(
        "ul", sentences.stream().map(sentence -> Html.element("li", sentence)).toList());
  }

  static Html warning(String text) {
    return Html.element("p", text).with("class", "warning");
  }

  /** A picture in the form that suits the reader's theme. */
  static Html picture(ReportPage.Picture picture) {
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
