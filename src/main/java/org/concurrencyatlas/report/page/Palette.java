package org.concurrencyatlas.report.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colours of all pictures of a page as classes: a picture is embedded once, and the reader's
 * preference decides between its light and its dark colours.
 */
final class Palette {
  private final Map<Use, String> classes = new LinkedHashMap<>();

  /** A colour on a light page and its counterpart on a dark one, as fill or as stroke. */
  private record Use(String property, String light, String dark) {}

  /**
   * The class of a colour.
   *
   * @param property {@code fill} or {@code stroke}
   */
  String of(String property, String light, String dark) {
    return classes.computeIfAbsent(
        new Use(property, light, dark), use -> use.property().charAt(0) + "" + classes.size());
  }

  /** The rules of all classes so far. */
  String css() {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    classes.forEach((use, name) -> {
      light.append(rule(name, use.property(), use.light()));
      if (!use.light().equals(use.dark())) {
        dark.append(rule(name, use.property(), use.dark()));
      }
    });
    return light + "@media screen and (prefers-color-scheme: dark) {" + dark + "}\n";
  }

  private static String rule(String name, String property, String colour) {
    return ".%s{%s:%s}".formatted(name, property, colour);
  }
}
