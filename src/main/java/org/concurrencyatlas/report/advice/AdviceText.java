package org.concurrencyatlas.report.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.advice.Advice;
import org.concurrencyatlas.analysis.advice.MeasuredPoint;
import org.concurrencyatlas.analysis.advice.RateLimits;
import org.concurrencyatlas.analysis.advice.Recommendation;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;

/** Advice in five lines: what, how sure, what else costs, what limits, what would change it. */
public final class AdviceText {
  /** More names than these are counted in a sentence. */
  private static final int NAMES = 4;

  private final Advice advice;
  private final ModelDirectory models;

  private AdviceText(Advice advice, ModelDirectory models) {
    this.advice = advice;
    this.models = models;
  }

  /** The five lines, without their ends. */
  public static List<String> lines(Advice advice, ModelDirectory models) {
    AdviceText text = new AdviceText(advice, models);
    return List.of(
        "use:        " + text.choice(),
        "how sure:   " + text.certainty(),
        "the others: " + text.others(),
        "limited by: " + advice.limits().map(AdviceText::limits).orElse("nothing is known"),
        "changes if: " + AnswerChangeText.of(advice.axes()));
  }

  /** The numbers that were asked for: {@code 200 µs of CPU, 50 ms of waiting, 500 in flight}. */
  public static String demand(Demand demand) {
    String body =
        demand.bodyBytes() == 0
            ? ""
            : ", for a body of " + Numbers.bytes((double) demand.bodyBytes());
    String wait =
        demand.waitNanos() == 0
            ? "no waiting"
            : Numbers.nanos((double) demand.waitNanos()) + " of waiting";
    return "%s of CPU, %s%s, %s in flight"
        .formatted(
            Numbers.nanos((double) demand.cpuNanos()),
            wait,
            body,
            Numbers.whole(demand.inFlight()));
  }

  /** What to take, one line. */
  private String choice() {
    Recommendation recommendation = advice.recommendation();
    String choice = recommendation.choice().map(Contender::toString).orElse("");
    String epsilon = Numbers.share(advice.at().epsilon());
    List<Contender> rest =
        recommendation.asGood().stream().filter(each -> !each.toString().equals(choice)).toList();
    return switch (recommendation.kind()) {
      case BEST -> choice;
      case NOT_BEATEN -> choice + ": nobody beats it by more than " + epsilon;
      case SIMPLEST_OF_SOME ->
          "%s: the simplest of those within %s, beside %s (%s)"
              .formatted(choice, epsilon, ContenderNames.list(rest, NAMES), style());
      case ANY ->
          "any; choose by how the code reads: %s is the simplest (%s)".formatted(choice, style());
      case LEADS_SO_FAR -> "no choice is shown; %s leads so far".formatted(choice);
      case NONE -> "nothing can be recommended";
    };
  }

  private String style() {
    return style(
        advice
            .recommendation()
            .choice()
            .flatMap(choice -> models.get(choice.model()))
            .map(ModelInfo::style)
            .orElse(CodeStyle.UNKNOWN));
  }

  private static String style(CodeStyle style) {
    return switch (style) {
      case LOOP -> "it reads as a loop";
      case BLOCKING_BOUNDED -> "blocking code, and its size is the bound on what is in flight";
      case BLOCKING_UNBOUNDED -> "blocking code, with a bound of its own on what is in flight";
      case SPLITTING -> "blocking code in tasks that split and join";
      case CALLBACKS -> "callbacks";
      case OTHER_PROCESS -> "tasks in another process";
      case UNKNOWN -> "its model does not say how its code reads";
    };
  }

  /** How sure that is, and where it was measured. */
  private String certainty() {
    MeasuredPoint at = advice.at();
    CellVerdict cell = at.verdict();
    String from = "; " + OriginText.measured(at.origin());
    String near = at.demand().equals(advice.demand()) ? "" : ", at " + demand(at.demand());
    return sure(cell) + " (" + Numbers.count(cell.blocks(), "fork") + " each)" + from + near;
  }

  private String sure(CellVerdict cell) {
    Optional<Interval> lead =
        rivals(cell).stream()
            .map(ContenderResult::ratioToLeader)
            .findFirst()
            .map(Interval::inverse);
    String ahead = lead.map(each -> ", " + Numbers.ratio(each) + " the next").orElse("");
    if (cell.incomparable().isPresent()) {
      return "not at all: " + ReasonText.of(cell.incomparable().get());
    }
    return switch (cell.decision()) {
      case WIN_CERTIFIED -> "a certified win" + ahead;
      case WIN_PROVISIONAL -> "a provisional win" + ahead + ": repeat it before you rely on it";
      case EPSILON_BEST ->
          "at 95 %, " + leader(cell) + " loses at most " + Numbers.share(advice.at().epsilon());
      case TIE -> "a tie within " + Numbers.share(advice.at().epsilon()) + ", at 95 %";
      case INCONCLUSIVE -> "not at all: these forks do not decide" + ahead;
    };
  }

  private static String leader(CellVerdict cell) {
    return cell.leader().map(Contender::toString).orElse("nobody");
  }

  private static List<ContenderResult> rivals(CellVerdict cell) {
    return cell.results().stream()
        .filter(each -> each.state() != ContenderResult.State.VOID)
        .filter(each -> !Optional.of(each.contender()).equals(cell.leader()))
        .toList();
  }

  /** What the others give and take, against the choice. */
  private String others() {
    List<ContenderResult> results = advice.at().verdict().results();
    Optional<ContenderResult> chosen =
        results.stream()
            .filter(each -> advice.recommendation().choice().equals(Optional.of(each.contender())))
            .findFirst();
    String others =
        results.stream()
            .filter(each -> !chosen.equals(Optional.of(each)))
            .map(each ->
                chosen.map(choice -> beside(each, choice)).orElse(each.contender().toString()))
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "there are none" : "(its speed, CPU and memory are 1) " + others;
  }

  private static String beside(ContenderResult other, ContenderResult choice) {
    if (other.state() == ContenderResult.State.VOID) {
      return other.contender()
          + " – "
          + other.exclusion().map(ReasonText::of).orElse("it did not finish");
    }
    return "%s %s, %s, %s"
        .formatted(
            other.contender(),
            times(other.tasksPerSecond().estimate() / choice.tasksPerSecond().estimate()),
            times(other.usage().cpuNanosPerTask() / choice.usage().cpuNanosPerTask()),
            times(other.usage().peakResidentBytes() / choice.usage().peakResidentBytes()));
  }

  private static String times(double ratio) {
    return Double.isFinite(ratio) ? Numbers.ratio(Interval.unbounded(ratio)) : "unknown";
  }

  /** What bounds the choice. */
  private static String limits(RateLimits limits) {
    String rate = Numbers.number(limits.tasksPerSecond()) + " tasks/s";
    String waits =
        Double.isFinite(limits.waitsPerSecond())
            ? "the waits allow %s/s, ".formatted(Numbers.number(limits.waitsPerSecond()))
            : "";
    String bound =
        switch (limits.bound()) {
          case PROCESSORS -> "the processors";
          case WAITS -> "the waits: more in flight would give more";
          case MEMORY -> "memory";
          case NONE -> "neither processors nor waits alone";
        };
    return "%s – at %s; %s%s of %d processors busy, %s of %s of memory used"
        .formatted(
            bound,
            rate,
            waits,
            Numbers.number(limits.busyProcessors()),
            limits.processors(),
            Numbers.bytes(limits.residentBytes()),
            Numbers.bytes((double) limits.memoryBytes()));
  }
}
