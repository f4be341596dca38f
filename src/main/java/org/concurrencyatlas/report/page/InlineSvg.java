package org.concurrencyatlas.report.page;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture as part of the page. Its light and its dark drawing differ in colours only: they become
 * one, whose colours are classes of the {@link Palette}. Styles become attributes, for the page's
 * content policy lets no style stand in an element.
 */
final class InlineSvg {
  private static final Pattern PROLOGUE = Pattern.compile("(?s)^.*?(?=<svg )");
  private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
  private static final Pattern DECLARATION = Pattern.compile("([a-z-]+):([^;]+);?");
  private static final Pattern COLOUR = Pattern.compile("(fill|stroke):(#[0-9a-f]{6})");
  private static final Pattern SIZE =
      Pattern.compile("(<svg [^>]*?) height=\"\\d+px\"([^>]*?) width=\"\\d+px\"");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern DECIMALS = Pattern.compile("(\\d+\\.\\d)\\d+");
  private static final Pattern DEFAULTS =
      Pattern.compile(
          " (?:stroke-miterlimit=\"10\"|stroke-linecap=\"butt\"|xmlns:xlink=\"[^\"]*\""
              + "|version=\"1.1\"|lengthAdjust=\"spacingAndGlyphs\")");

  private final Palette palette;
  private int pictures;

  InlineSvg(Palette palette) {
    this.palette = palette;
  }

  /** The mark-up of a picture; its names are unlike those of all others. */
  String of(String light, String dark) {
    pictures++;
    String svg = PROLOGUE.matcher(light).replaceFirst("").strip();
    svg = SIZE.matcher(svg).replaceFirst("$1$2");
    svg = classed(svg, dark);
    svg = TAG.matcher(svg).replaceAll(tag -> Matcher.quoteReplacement(shorter(tag.group())));
    return named(svg).replace("\n", "");
  }

  /** A tenth of a pixel is enough, and defaults need not be said; texts stay as they are. */
  private static String shorter(String tag) {
    return DEFAULTS.matcher(DECIMALS.matcher(tag).replaceAll("$1")).replaceAll("");
  }

  private String named(String svg) {
    String title = String.format(Locale.ROOT, "picture-%d", pictures);
    return svg.replaceAll("(id=\"|url\\(#)clip", "$1" + title + "-clip")
        .replaceFirst("<svg ", "<svg aria-labelledby=\"" + title + "\" ")
        .replaceFirst("<title>", "<title id=\"" + title + "\">");
  }

  /** Colours as classes, the other declarations of a style as attributes. */
  private String classed(String light, String dark) {
    Matcher others = COLOUR.matcher(dark);
    boolean alike = COLOUR.matcher(light).results().count() == others.results().count();
    others.reset();
    UnaryOperator<String> inDark = colour -> alike && others.find() ? others.group(2) : colour;
    return STYLE
        .matcher(light)
        .replaceAll(style -> Matcher.quoteReplacement(attributes(style.group(1), inDark)));
  }

  private String attributes(String style, UnaryOperator<String> inDark) {
    StringBuilder classes = new StringBuilder();
    StringBuilder attributes = new StringBuilder();
    DECLARATION.matcher(style).results().forEach(each -> add(each, inDark, classes, attributes));
    return (classes.isEmpty() ? "" : " class=\"" + classes.toString().strip() + "\"") + attributes;
  }

  private void add(
      MatchResult declaration,
      UnaryOperator<String> inDark,
      StringBuilder classes,
      StringBuilder attributes) {
    String property = declaration.group(1);
    String value = declaration.group(2);
    if (value.startsWith("#") && (property.equals("fill") || property.equals("stroke"))) {
      classes.append(palette.of(property, value, inDark.apply(value))).append(' ');
    } else {
      attributes.append(" %s=\"%s\"".formatted(property, value));
    }
  }
}
