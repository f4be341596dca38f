package org.concurrencyatlas.report.contest;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.analysis.contest.Place;
import org.concurrencyatlas.report.text.RowName;

/**
 * Places and contenders as a reader says them; characters of the file that would break a line are
 * escaped.
 */
final class ContestNames {
  private static final int MOST_NAMED = 3;

  private ContestNames() {}

  /** {@code Suite.method (size=10) avgt}: the class without its package. */
  static String place(Contest contest) {
    Place place = contest.place();
    String mode = " " + place.mode().shortName();
    return RowName.printable(subject(place) + bracketed(place.params()) + mode);
  }

  /** Class and method, without the package. */
  static String subject(Place place) {
    String suite = place.suite().substring(place.suite().lastIndexOf('.') + 1);
    String dot = suite.isEmpty() || place.benchmark().isEmpty() ? "" : ".";
    return RowName.printable(suite + dot + place.benchmark());
  }

  /** {@code (a=1, b=2)} with a space before it; empty without parameters. */
  static String bracketed(SequencedMap<String, String> params) {
    return params.isEmpty()
        ? ""
        : params.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** The name of a contender on one line; a name without characters is shown as such. */
  static String of(ContestRow row) {
    String name = RowName.printable(row.contender());
    return name.isBlank() ? "(empty)" : name;
  }

  /** {@code a, b and c}; of more than three the rest is counted. */
  static String list(List<ContestRow> rows) {
    List<String> names = rows.stream().map(ContestNames::of).toList();
    if (names.size() < 2) {
      return names.isEmpty() ? "nobody" : names.getFirst();
    }
    boolean all = names.size() <= MOST_NAMED;
    List<String> head = names.subList(0, all ? names.size() - 1 : MOST_NAMED - 1);
    String last = all ? names.getLast() : (names.size() - head.size()) + " more";
    return String.join(", ", head) + " and " + last;
  }

  static String unit(Contest contest) {
    return RowName.printable(contest.unit());
  }
}
