package org.concurrencyatlas.report.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.cause.Account;
import org.concurrencyatlas.analysis.cause.Cause;
import org.concurrencyatlas.analysis.cause.Counters;
import org.concurrencyatlas.analysis.cause.Explanation;
import org.concurrencyatlas.analysis.cause.Explanations;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.JvmText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/** Why contenders are behind the leader, as far as what was measured accounts for it. */
public final class CauseText {
  /** What is told in whole per cent. */
  private static final double ALL = 0.995;

  private CauseText() {}

  private static List<Explanation> behind(ReportInput input, CellSummary cell) {
    return input.explanations().of(cell.verdict().point());
  }

  /**
   * A line for each that is behind and one for those for whom nothing accounts, without a full
   * stop; none where nobody is behind.
   */
  public static List<String> lines(ReportInput input, CellSummary cell) {
    List<Explanation> behind = behind(input, cell);
    List<String> lines = new ArrayList<>();
    behind.forEach(
        each -> each.account().ifPresent(account -> lines.add(line(input, cell, each, account))));
    String open =
        behind.stream()
            .filter(each -> each.account().isEmpty())
            .map(CauseText::who)
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      lines.add("not explained by what is measured: " + open);
    }
    return lines;
  }

  /** The lines that name more than idle processors, for where there is little room. */
  public static List<String> specific(ReportInput input, CellSummary cell) {
    return behind(input, cell).stream()
        .filter(each -> !each.isBy(Cause.IDLE))
        .flatMap(each -> each.account().stream().map(account -> line(input, cell, each, account)))
        .toList();
  }

  private static String line(
      ReportInput input, CellSummary cell, Explanation each, Account account) {
    String leader = cell.leader().map(first -> first.contender().toString()).orElse("nobody");
    String times = Numbers.ratio(Interval.unbounded(each.times()));
    String behind =
        cell.metric()
            .map(cost -> "has %s the %s of".formatted(times, cost.words()))
            .orElse("takes %s as long as".formatted(times));
    return "%s %s %s: %s; that accounts for %s"
        .formatted(
            who(each), behind, leader, fact(input, cell, each, account.cause()), share(account));
  }

  private static String share(Account account) {
    return account.share() >= ALL
        ? "all of the difference"
        : Numbers.wholePercent(account.share()) + " of the difference";
  }

  private static String fact(ReportInput input, CellSummary cell, Explanation each, Cause cause) {
    Counters own = each.counters();
    Counters leader = each.leader();
    return switch (cause) {
      case COLLECTOR ->
          "its collector held all threads for %s a task, the leader's for %s"
              .formatted(
                  Numbers.nanos(own.collectorNanos()), Numbers.nanos(leader.collectorNanos()));
      case PINNED -> JvmText.pinned("it", each.result().jvm().orElse(JvmActivity.UNKNOWN));
      case THREADS -> threads(input, cell, each);
      case GLOBAL_LOCK -> JvmText.globalLock("it", own.busy(), own.processors());
      case ONE_THREAD -> JvmText.onlyThread("it", own.busy(), own.processors());
      case SERVER_CPU ->
          "its server computed for %s a task, the leader's for %s"
              .formatted(
                  Numbers.nanos(own.serverCpuNanos()), Numbers.nanos(leader.serverCpuNanos()));
      case CPU ->
          "it computed for %s a task, the leader for %s"
              .formatted(Numbers.nanos(own.cpuNanos()), Numbers.nanos(leader.cpuNanos()));
      case IDLE ->
          "it left %s of %s idle, the leader %s: it waits, for what is not measured"
              .formatted(
                  Numbers.hundredths(own.processors() - own.busy()),
                  Numbers.count((long) own.processors(), "processor"),
                  Numbers.hundredths(leader.processors() - leader.busy()));
    };
  }

  private static String threads(ReportInput input, CellSummary cell, Explanation each) {
    Counters own = each.counters();
    String threads = places(input, each.result(), own);
    if (cell.metric().isPresent()) {
      return "it had %s for its requests, the leader %s"
          .formatted(
              threads, cell.leader().map(first -> places(input, first, each.leader())).orElse("–"));
    }
    String few =
        JvmText.tooFew(
            "it",
            threads,
            Explanations.inFlight(cell.verdict().point()),
            own.processors() - own.busy(),
            own.processors());
    return few
        + JvmText.caveat(input, each.result().contender())
            .map(reason -> " (it " + reason + ")")
            .orElse("");
  }

  /** {@code 2 threads}, {@code 2 workers}; one for each task where a task that waits holds none. */
  private static String places(ReportInput input, ContenderResult result, Counters counters) {
    String place =
        input
            .models()
            .get(result.contender().model())
            .filter(each -> each.hasWorkers(result.contender().settings()))
            .map(_ -> "worker")
            .orElse("thread");
    double count = counters.places();
    return Double.isFinite(count) ? Numbers.count(Math.round(count), place) : "one for each";
  }

  private static String who(Explanation each) {
    return each.result().contender().toString();
  }
}
