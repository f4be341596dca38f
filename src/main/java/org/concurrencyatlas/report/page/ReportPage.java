package org.concurrencyatlas.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Method;

/**
 * {@code report.html}: one file that needs nothing else, not even a network. Its content policy
 * forbids scripts, handlers and requests; the only style is the one whose digest it names.
 */
public final class ReportPage {
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
  public static String text(Findings findings, List<Picture> pictures, int left) {
    Html page =
        Html.element("html", head(findings), body(findings, pictures, left)).with("lang", "en");
    return "<!doctype html>\n" + page.markup() + "\n";
  }

  private static Html head(Findings findings) {
    return Html.element(
        "head",
        Html.leaf("meta").with("charset", "utf-8"),
        Html.leaf("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with("content", policy(PageStyle.CSS)),
        Html.leaf("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Html.leaf("meta").with("name", "color-scheme").with("content", "light dark"),
        Html.element("title", "Concurrency Atlas: " + findings.plan().profile()),
        new Html("<style>" + PageStyle.CSS + "</style>"));
  }

  private static Html body(Findings findings, List<Picture> pictures, int left) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.element("h1", "Where each concurrency model wins"));
    parts.add(findings(findings));
    findings.verdicts().warnings().forEach(each -> parts.add(PageParts.warning(each)));
    parts.add(Html.element("h2", "Verdicts"));
    parts.add(PageTables.verdicts(findings.readings()));
    parts.add(Html.element("h2", "Pictures"));
    pictures.forEach(each -> parts.add(PageParts.picture(each)));
    if (left > 0) {
      parts.add(
          Html.element("p", left + " more can be drawn: report --chart cell, --chart scaling, …"));
    }
    parts.add(Html.element("h2", "Contenders"));
    findings.readings().forEach(cell -> parts.add(PageTables.contenders(cell)));
    parts.add(Html.element("h2", "Method"));
    parts.add(PageParts.list(Method.sentences(findings)));
    parts.add(Html.element("h2", "Environment"));
    parts.add(PageTables.environment(findings));
    return Html.element("body", Html.element("main", parts));
  }

  private static Html findings(Findings findings) {
    List<String> sentences = findings.readings().stream().map(CellReading::headline).toList();
    return PageParts.list(sentences).with("class", "findings");
  }

  private static String policy(String style) {
    return "default-src 'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(sha256(style));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
