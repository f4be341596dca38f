package org.concurrencyatlas.report.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.advice.AxisFinding;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.report.format.Numbers;

/** What would change an answer. */
final class AnswerChangeText {
  private AnswerChangeText() {}

  /** One part for each number that was measured, then those that were not, in one line. */
  static String of(List<AxisFinding> findings) {
    List<AxisFinding> unknown = findings.stream().filter(AnswerChangeText::isNotMeasured).toList();
    List<String> parts = new ArrayList<>();
    findings.stream().filter(each -> !unknown.contains(each)).forEach(each -> parts.add(of(each)));
    if (!unknown.isEmpty()) {
      parts.add(notMeasured(unknown));
    }
    return parts.isEmpty() ? "nothing is known" : String.join("; ", parts);
  }

  private static boolean isNotMeasured(AxisFinding finding) {
    return finding instanceof AxisFinding.Open open && open.undecided().isEmpty();
  }

  private static String notMeasured(List<AxisFinding> findings) {
    return findings.stream()
        .map(each -> name(each.axis()))
        .collect(Collectors.joining(", ", "not measured: ", " (a longer --budget measures them)"));
  }

  private static String of(AxisFinding finding) {
    return switch (finding) {
      case AxisFinding.Changes(var axis, long same, long other, var instead, var origin) ->
          "%s between %s and %s: then %s (%s)"
              .formatted(
                  name(axis),
                  value(axis, same),
                  value(axis, other),
                  instead,
                  OriginText.run(origin));
      case AxisFinding.Holds(var axis, long from, long to, var origins) ->
          "not by %s of %s to %s (%s)"
              .formatted(
                  name(axis),
                  value(axis, from),
                  value(axis, to),
                  origins.stream().map(OriginText::run).collect(Collectors.joining(", ")));
      case AxisFinding.Open(var axis, var undecided) ->
          "%s undecided at %s"
              .formatted(
                  name(axis),
                  undecided.stream()
                      .map(each -> value(axis, each))
                      .collect(Collectors.joining(" and ")));
    };
  }

  private static String name(Axis axis) {
    return switch (axis) {
      case CPU -> "CPU";
      case WAIT -> "wait";
      case IN_FLIGHT -> "tasks in flight";
      case BODY -> "body";
    };
  }

  private static String value(Axis axis, long value) {
    return switch (axis) {
      case CPU, WAIT -> Numbers.nanos((double) value);
      case IN_FLIGHT -> Numbers.whole(value);
      case BODY -> Numbers.bytes((double) value);
    };
  }
}
