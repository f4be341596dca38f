package org.concurrencyatlas.report.page;

import java.util.List;

/** The search over all contenders; the script fills its table. */
final class ContenderSection {
  private ContenderSection() {}

  static List<Html> parts(PageData data) {
    Html search =
        Html.leaf("input")
            .with("id", "search")
            .with("type", "search")
            .with("placeholder", "workload, contender or verdict");
    Html table = Html.element("table", Html.element("thead"), Html.element("tbody"));
    return List.of(
        Html.element("noscript", Html.element("p", "The search needs JavaScript.")),
        Html.element("label", Html.text("search "), search),
        Html.element("p").with("id", "count").with("class", "method").with("role", "status"),
        Html.element("div", table.with("id", "contenders"))
            .with("class", "scroll tall")
            .with("tabindex", "0")
            .with("role", "region")
            .with("aria-label", "contenders"),
        Html.raw("script", data.json()).with("id", "run").with("type", "application/json"));
  }
}
