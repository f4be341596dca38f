package org.concurrencyatlas.report.render;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Fonts;

/**
 * Makes the SVG of the vector library fit to be kept and shown elsewhere: the same drawing gives
 * the same bytes, texts keep their width with other fonts, nothing refers to another file.
 */
final class SvgText {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern LONG_DECIMAL = Pattern.compile("-?\\d+\\.\\d{3,}(?:E-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+(?=[\")])");
  private static final Pattern FAMILY = Pattern.compile("font-family:&quot;[^&]*&quot;;?");
  private static final Pattern COLOUR =
      Pattern.compile("rgb\\((\\d{1,3}),(\\d{1,3}),(\\d{1,3})\\)");
  private static final Pattern INDENT = Pattern.compile("(?m)^ +");
  private static final Pattern TEXT = Pattern.compile("<text ([^>]*)>([^<]*)</text>");
  private static final Pattern SIZE = Pattern.compile("font-size:([0-9.]+)px");

  /** The fonts of the whole drawing; their letters are about equally wide. */
  private static final String FAMILIES = "'DejaVu Sans', Verdana, sans-serif";

  /** The font size that the library leaves out. */
  private static final float DEFAULT_SIZE = 12;

  private SvgText() {}

  /**
   * The document with a title for those who cannot see it.
   *
   * @param regions what may be pointed at: a transparent rectangle each, the last of the drawing
   */
  static String tidy(String svg, String title, Map<String, Rectangle2D> regions) {
    String text = svg.replaceFirst("<!DOCTYPE[^>]*>\\R?", "").replace("\r\n", "\n");
    text = TEXT.matcher(text).replaceAll(match -> quote(withLength(match)));
    text = FAMILY.matcher(text).replaceAll("").replace("stroke:none;", "");
    text = COLOUR.matcher(text).replaceAll(SvgText::hex);
    text = INDENT.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll(match -> quote(rounded(match.group())));
    text =
        withStableNames(text).replaceFirst("</svg>\\s*$", quote(rectangles(regions) + "</svg>\n"));
    return text.replaceFirst(
        "<svg ([^>]*)>",
        "<svg role=\"img\" font-family=\""
            + FAMILIES
            + "\" $1>"
            + quote("\n<title>" + escape(title) + "</title>"));
  }

  /** The width that the text has here, so that another font is stretched to it. */
  private static String withLength(MatchResult match) {
    String attributes = match.group(1);
    Matcher size = SIZE.matcher(attributes);
    float pixels = size.find() ? Float.parseFloat(size.group(1)) : DEFAULT_SIZE;
    Font font = Fonts.of(pixels, attributes.contains("font-weight:bold"));
    double width = Canvas.width(unescape(match.group(2)), font);
    return "<text %s textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>"
        .formatted(attributes, width, match.group(2));
  }

  private static String hex(MatchResult match) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Integer.parseInt(match.group(1)),
        Integer.parseInt(match.group(2)),
        Integer.parseInt(match.group(3)));
  }

  /** A hundredth of a pixel is enough. */
  private static String rounded(String tag) {
    return LONG_DECIMAL
        .matcher(tag)
        .replaceAll(match ->
            new BigDecimal(match.group())
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString());
  }

  /** The library names clips by chance; here they are numbered. */
  private static String withStableNames(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    return CLIP.matcher(text)
        .replaceAll(
            match -> names.computeIfAbsent(match.group(), name -> "clip" + (names.size() + 1)));
  }

  private static String rectangles(Map<String, Rectangle2D> regions) {
    StringBuilder rectangles = new StringBuilder();
    regions.forEach((name, place) ->
        rectangles.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"cell\" data-cell=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                    + " height=\"%.1f\" fill=\"none\" pointer-events=\"all\"/>\n",
                escape(name).replace("\"", "&quot;"),
                place.getX(),
                place.getY(),
                place.getWidth(),
                place.getHeight())));
    return rectangles.toString();
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
