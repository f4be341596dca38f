package org.concurrencyatlas.report.contest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.plot.Label;

/**
 * One colour and mark for each contender of a file, in the order in which they occur: shapes differ
 * before colours repeat, so that a picture in grey tells them apart.
 */
final class ContenderMarks {
  /** Those of Okabe and Ito (2008), darker on a light ground: as the models' marks have them. */
  private static final int[][] COLOURS = {
    {0x0060A0, 0x4DA3E0},
    {0xD55E00, 0xFF7A1A},
    {0x008060, 0x00B386},
    {0xC77F00, 0xE69F00},
    {0xB5628F, 0xDD8CB9},
    {0x4D4D4D, 0xC8C8C8},
    {0x2E95CF, 0x56B4E9}
  };

  private static final Mark.Shape[] SHAPES = {
    Mark.Shape.CIRCLE,
    Mark.Shape.SQUARE,
    Mark.Shape.TRIANGLE_UP,
    Mark.Shape.DIAMOND,
    Mark.Shape.STAR,
    Mark.Shape.TRIANGLE_DOWN,
    Mark.Shape.PLUS,
    Mark.Shape.CROSS
  };

  /** From this length on a name takes two lines. */
  private static final int LONG_NAME = 26;

  private final Map<String, Integer> numbers = new HashMap<>();

  ContenderMarks(List<Contest> contests) {
    contests.stream()
        .flatMap(contest -> contest.rows().stream())
        .forEach(row -> numbers.putIfAbsent(row.contender(), numbers.size()));
  }

  /** The mark of a contender. */
  Mark of(String contender) {
    int number = numbers.getOrDefault(contender, 0);
    int[] colours = COLOURS[number % COLOURS.length];
    boolean filled = number / SHAPES.length % 2 == 0;
    return new Mark(colours[0], colours[1], SHAPES[number % SHAPES.length], filled);
  }

  /** Mark and whole name, for where there is one line. */
  Label oneLine(ContestRow row) {
    return new Label(of(row.contender()), ContestNames.of(row), "");
  }

  /** Mark and name; a long name continues in the second line of its row. */
  Label label(ContestRow row) {
    String name = ContestNames.of(row);
    int cut = name.length() < LONG_NAME ? name.length() : cut(name);
    return new Label(of(row.contender()), name.substring(0, cut), name.substring(cut));
  }

  /**
   * Where a name is cut: before a word of its camel case or after a sign, nearest to the middle.
   */
  private static int cut(String name) {
    int middle = name.length() / 2;
    for (int off = 0; off < middle / 2; off++) {
      for (int at : new int[] {middle - off, middle + off}) {
        char here = name.charAt(at);
        if (Character.isUpperCase(here) || !Character.isLetterOrDigit(name.charAt(at - 1))) {
          return at;
        }
      }
    }
    return Character.isLowSurrogate(name.charAt(middle)) ? middle + 1 : middle;
  }
}
