package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.Label;

/**
 * The names above the columns of a table, each below its mark. They break after hyphens and commas;
 * letters shrink until the longest part fits.
 */
final class TableHeads {
  private static final double LARGEST = 24;
  private static final double GAP = 8;

  /** From line to line, in letters' heights. */
  private static final double LINE = 1.2;

  private final Canvas canvas;
  private final List<Label> columns;
  private final double width;
  private final Font name;
  private final Font detail;
  private final int lines;

  /** Heads of columns that are so wide, in pixels. */
  TableHeads(Canvas canvas, List<Label> columns, double width) {
    this.canvas = canvas;
    this.columns = List.copyOf(columns);
    this.width = width;
    Font largest = canvas.font(LARGEST, true);
    double widest =
        columns.stream()
            .flatMap(each -> Stream.concat(parts(each.name()), parts(each.detail())))
            .mapToDouble(part -> Canvas.width(part, largest))
            .max()
            .orElse(1);
    double size = LARGEST * Math.min(1, room() / widest);
    this.name = canvas.font(size, true);
    this.detail = canvas.font(size, false);
    this.lines =
        columns.stream()
            .mapToInt(each -> lines(each.name(), name).size() + lines(each.detail(), detail).size())
            .max()
            .orElse(0);
  }

  /** How much room they take, in pixels. */
  double height() {
    return (1.3 + LINE * lines) * name.getSize2D() + canvas.px(GAP);
  }

  /** Draws them above columns that begin at {@code left}, down to {@code bottom}. */
  void paint(double left, double bottom) {
    double size = name.getSize2D();
    double top = bottom - height();
    for (int i = 0; i < columns.size(); i++) {
      Label column = columns.get(i);
      double x = left + (i + 0.5) * width;
      canvas.mark(column.mark(), x, top + size / 2, 0.9 * size);
      List<String> names = lines(column.name(), name);
      text(names, x, top + size, name);
      text(lines(column.detail(), detail), x, top + size * (1 + LINE * names.size()), detail);
    }
  }

  /** Draws lines one below the other. */
  private void text(List<String> lines, double x, double top, Font font) {
    double baseline = top;
    for (String line : lines) {
      baseline += LINE * font.getSize2D();
      canvas.text(line, x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
    }
  }

  private double room() {
    return width - canvas.px(GAP);
  }

  /** A text's parts, as many in a line as fit. */
  private List<String> lines(String text, Font font) {
    List<String> lines = new ArrayList<>();
    for (String part : parts(text).toList()) {
      String longer = lines.isEmpty() ? part : lines.getLast() + part;
      if (!lines.isEmpty() && Canvas.width(longer, font) <= room()) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(part);
      }
    }
    return lines;
  }

  private static Stream<String> parts(String text) {
    return Stream.of(text.split("(?<=[-,])", -1)).filter(part -> !part.isEmpty());
  }
}
