package org.concurrencyatlas.report.format;

/** Text inside Markdown. */
public final class Markdown {
  private Markdown() {}

  /** Foreign text stays text: no mark-up, no table borders, no HTML, no line breaks. */
  public static String escape(String text) {
    return text.replaceAll("\\R", " ")
        .replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([|*_`\\[\\]])", "\\\\$1");
  }
}
