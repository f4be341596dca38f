package org.concurrencyatlas.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame of a page. Its content policy lets only that script and that style run whose digests it
 * names, and forbids every request.
 */
final class PageTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private PageTemplate() {}

  /** The whole page around its main element; an empty script is none. */
  static String page(String title, String css, String main, String script) {
    return filled(
        PageResource.read("report.html"),
        Map.of(
            "policy", Html.text(policy(css, script)).markup(),
            "title", Html.text(title).markup(),
            "style", Html.raw("style", css).markup(),
            "main", main,
            "script", script.isEmpty() ? "" : Html.raw("script", script).markup()));
  }

  /** In one pass, so that no value is searched for the names of others. */
  private static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
  }

  private static String policy(String css, String script) {
    return String.join(
        "; ",
        "default-src 'none'",
        "style-src " + digest(css),
        "script-src " + (script.isEmpty() ? "'none'" : digest(script)),
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format(Locale.ROOT, "'sha256-%s'", Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
