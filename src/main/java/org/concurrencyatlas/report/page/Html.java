package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of HTML. {@link #text} and {@link #with} escape text and attributes, so that no name,
 * reason or figure of a run can become mark-up.
 *
 * @param pieces well-formed HTML when joined; an element begins with the piece that opens it
 */
record Html(List<String> pieces) {
  private static final Pattern ENDS_RAW_TEXT = Pattern.compile("(?i)<(?:/(?:script|style)|!--)");

  Html {
    pieces = List.copyOf(pieces);
  }

  /** Plain text. */
  static Html text(String text) {
    return new Html(List.of(escape(text)));
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
    List<String> pieces = new ArrayList<>();
    pieces.add("<" + name + ">");
    children.forEach(child -> pieces.addAll(child.pieces));
    pieces.add("</" + name + ">");
    return new Html(pieces);
  }

  /** An element that has no content, such as {@code img}. */
  static Html leaf(String name) {
    return new Html(List.of("<" + name + ">"));
  }

  /** A picture of our own drawing, whose texts are escaped already. */
  static Html trusted(String svg) {
    return new Html(List.of(svg));
  }

  /**
   * A style or script element. Its content is the product's own, or JSON with {@code <} escaped: a
   * browser would not unescape it.
   */
  static Html raw(String name, String content) {
    if (ENDS_RAW_TEXT.matcher(content).find()) {
      throw new IllegalArgumentException("the content would end the " + name + " element");
    }
    return new Html(List.of("<" + name + ">", content, "</" + name + ">"));
  }

  /** This element with an attribute more. */
  Html with(String attribute, String value) {
    String open = pieces.getFirst().substring(0, pieces.getFirst().length() - 1);
    List<String> changed = new ArrayList<>(pieces);
    changed.set(0, open + " " + attribute + "=\"" + escape(value) + "\">");
    return new Html(changed);
  }

  /** All of it as one text. */
  String markup() {
    return String.join("", pieces);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
