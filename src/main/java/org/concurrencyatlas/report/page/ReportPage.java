package org.concurrencyatlas.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.MethodSentences;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;

/**
 * {@code report.html}: one file that needs nothing else, not even a network. Its content policy
 * lets only those two scripts and that style run whose digests it names, and forbids every request.
 */
public final class ReportPage {
  /** Findings and full cells beyond this number are in the tables only. */
  private static final int MOST_IN_FULL = 40;

  /**
   * A picture on the page.
   *
   * @param title the finding that it shows, also read out where it cannot be seen
   * @param lightSvg the picture for light pages
   * @param darkSvg the picture for dark pages
   */
  public record Picture(String title, String lightSvg, String darkSvg) {}

  private ReportPage() {}

  /**
   * The whole file.
   *
   * @param left how many more pictures could be drawn
   */
  public static String text(ReportInput findings, List<Picture> pictures, int left) {
    Html page =
        Html.element("html", head(findings), body(findings, pictures, left)).with("lang", "en");
    return "<!doctype html>\n" + page.markup() + "\n";
  }

  private static Html head(ReportInput findings) {
    return Html.element(
        "head",
        Html.leaf("meta").with("charset", "utf-8"),
        Html.leaf("meta").with("http-equiv", "Content-Security-Policy").with("content", policy()),
        Html.leaf("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Html.leaf("meta").with("name", "color-scheme").with("content", "light dark"),
        Html.element("title", "Concurrency Atlas: " + findings.plan().profile()),
        Html.raw("style", PageStyle.CSS));
  }

  private static Html body(ReportInput findings, List<Picture> pictures, int left) {
    List<Html> parts = new ArrayList<>();
    parts.addAll(finding(findings));
    parts.addAll(PageParts.explorer(new PageData(findings)));
    parts.add(Html.element("h2", "Cell by cell"));
    parts.add(sentences(findings.readings()));
    parts.add(Html.element("h2", "Verdicts"));
    parts.add(PageTables.verdicts(findings.readings()));
    parts.add(Html.element("h2", "Pictures"));
    parts.addAll(PageParts.pictures(pictures, left));
    parts.addAll(cells(findings.readings()));
    List<String> along = TrendSentences.sentences(findings);
    if (!along.isEmpty()) {
      parts.add(Html.element("h2", "Along the axes"));
      parts.add(PageParts.list(along));
    }
    parts.add(Html.element("h2", "Method"));
    parts.add(PageParts.list(MethodSentences.sentences(findings)));
    parts.add(Html.element("h2", "Noise"));
    parts.add(PageTables.noise(findings.forks()));
    parts.add(Html.element("h2", "Environment"));
    parts.add(PageTables.environment(findings));
    return Html.element(
        "body",
        Html.element("main", parts),
        Html.raw("script", PageScripts.charts()),
        Html.raw("script", PageScripts.page()));
  }

  /** What was found, in one sentence, and what speaks against it: the map comes next. */
  private static List<Html> finding(ReportInput findings) {
    List<MapTile> tiles =
        findings.readings().stream().map(cell -> MapTile.of(cell, Metric.THROUGHPUT)).toList();
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h1", MapSentence.of(tiles, "", Metric.THROUGHPUT)));
    parts.add(Html.element("p", findings.method()).with("class", "method"));
    findings.warnings().forEach(each -> parts.add(PageParts.warning(each)));
    return parts;
  }

  private static Html sentences(List<CellSummary> cells) {
    return PageParts.list(cells.stream().limit(MOST_IN_FULL).map(CellSummary::headline).toList())
        .with("class", "findings");
  }

  private static List<Html> cells(List<CellSummary> cells) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h2", "Every cell in full"));
    cells.stream().limit(MOST_IN_FULL).map(PageTables::cell).forEach(parts::add);
    if (cells.size() > MOST_IN_FULL) {
      parts.add(
          Html.element(
              "p", "The other " + (cells.size() - MOST_IN_FULL) + " cells: verdicts.csv."));
    }
    return parts;
  }

  private static String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "img-src data:",
        "style-src " + digest(PageStyle.CSS),
        "script-src " + digest(PageScripts.charts()) + " " + digest(PageScripts.page()),
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
