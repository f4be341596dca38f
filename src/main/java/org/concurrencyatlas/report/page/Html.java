package org.concurrencyatlas.report.page;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of mark-up. Text enters through {@link #text} and attributes through {@link #with}, which
 * escape it; so no name, reason or figure of a run can become mark-up.
 *
 * @param markup well-formed HTML
 */
record Html(String markup) {
  private static final Pattern ENDS_RAW_TEXT = Pattern.compile("(?i)</(script|style)|<!--");

  /** Plain text. */
  static Html text(String text) {
    return new Html(escape(text));
  }

  /** An element around text. */
  static Html element(String name, String text) {
    return element(name, text(text));
  }

  /** An element around others. */
  static Html element(String name, Html... children) {
    return element(name, List.of(children));
  }

  /** An element around others. */
  static Html element(String name, Collection<Html> children) {
    return new Html("<" + name + ">" + all(children).markup + "</" + name + ">");
  }

  /** An element that has no content, such as {@code img}. */
  static Html leaf(String name) {
    return new Html("<" + name + ">");
  }

  /**
   * A style or script element. Its content is the product's own, or JSON with {@code <} escaped: a
   * browser would not unescape it.
   */
  static Html raw(String name, String content) {
    if (ENDS_RAW_TEXT.matcher(content).find()) {
      throw new IllegalArgumentException("the content would end the " + name + " element");
    }
    return new Html("<" + name + ">" + content + "</" + name + ">");
  }

  /** One piece after the other. */
  static Html all(Collection<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
  }

  /** This element with an attribute more. */
  Html with(String attribute, String value) {
    int end = markup.indexOf('>');
    String extra = " " + attribute + "=\"" + escape(value) + "\"";
    return new Html(markup.substring(0, end) + extra + markup.substring(end));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
