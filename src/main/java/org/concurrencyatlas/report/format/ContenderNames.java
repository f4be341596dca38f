package org.concurrencyatlas.report.format;

import java.util.List;
import org.concurrencyatlas.result.Contender;

/** Names of contenders inside a sentence. */
public final class ContenderNames {
  private ContenderNames() {}

  /** {@code a, b and c}; of more than {@code most} names (at least 2) the rest is counted. */
  public static String list(List<Contender> contenders, int most) {
    List<String> names = contenders.stream().map(Contender::toString).toList();
    if (names.size() <= 1) {
      return names.isEmpty() ? "nobody" : names.getFirst();
    }
    boolean all = names.size() <= most;
    List<String> head = names.subList(0, all ? names.size() - 1 : most - 1);
    String last = all ? names.getLast() : (names.size() - head.size()) + " more";
    return String.join(", ", head) + " and " + last;
  }

  /** At most {@code length} characters (at least 2); a cut is shown by an ellipsis. */
  public static String shorten(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length - 1) + "…";
  }
}
