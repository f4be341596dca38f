package org.concurrencyatlas.report.format;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * What distinguishes a contender from the others of its model, in brackets: {@code (ring,
   * window=1)}. A setting that all of them share is left out, and so is the name of one whose value
   * is a word; of a model that is there once all is said.
   *
   * @param contender one of them
   * @param all all contenders of the picture
   * @return empty when nothing distinguishes it
   */
  public static String distinction(Contender contender, Collection<Contender> all) {
    List<Contender> kin =
        all.stream().filter(each -> each.model().equals(contender.model())).distinct().toList();
    if (kin.size() <= 1) {
      return contender.toString().substring(contender.model().length());
    }
    return contender.settings().entrySet().stream()
        .filter(setting ->
            kin.stream()
                .anyMatch(
                    each -> !setting.getValue().equals(each.settings().get(setting.getKey()))))
        .map(setting ->
            setting.getValue().matches("[0-9]+") ? setting.toString() : setting.getValue())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), settings -> bracketed(settings) + place(contender, kin)));
  }

  /** The variant, where another variant of the contender takes part too. */
  private static String place(Contender contender, List<Contender> kin) {
    boolean shared = kin.stream().allMatch(each -> each.variant().equals(contender.variant()));
    return shared || contender.variant().isEmpty() ? "" : "@" + contender.variant();
  }

  private static String bracketed(String settings) {
    return settings.isEmpty() ? "" : "(" + settings + ")";
  }

  /** At most {@code length} characters (at least 2); a cut is shown by an ellipsis. */
  public static String shorten(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length - 1) + "…";
  }
}
