package org.concurrencyatlas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Named;

/** Runs that a report must survive and still be read. */
public final class StrangeRuns {
  private StrangeRuns() {}

  /** All of them, by what is strange. */
  public static Stream<Named<Supplier<ReportInput>>> all() {
    String name = "a-name-of-eighty-characters-" + "x".repeat(52);
    return Stream.of(
        Named.of("a whole run", () -> SampleRun.realistic().input()),
        Named.of("a run along axes", () -> ScalingSample.run().analysed()),
        Named.of("services", () -> ServiceRun.about(Optional.empty())),
        Named.of("services raced for p99", () -> ServiceRun.about(Optional.of(Cost.P99))),
        Named.of("no cell", () -> new SampleRun().analysed()),
        Named.of("points that leave a parameter out", StrangeRuns::ragged),
        Named.of("one contender", () -> one(Entry.of("async", 3))),
        Named.of("no winner", () -> SampleRun.of("http(tasks=1)", Decision.INCONCLUSIVE, many())),
        Named.of("only failures", () -> one(Entry.failed("async", "timed out"))),
        Named.of("a rate of nearly nothing", () -> one(Entry.of("async", 1e-7))),
        Named.of(
            "thirty contenders", () -> SampleRun.of("http(tasks=1)", 50, Decision.TIE, many())),
        Named.of(
            "a limit far away", () -> SampleRun.of("sha256(bytes=1)", 1e9, Decision.TIE, many())),
        Named.of("long names", () -> one(Entry.of(name + "(" + name + "=" + name + ")", 9))),
        Named.of("a long reason", () -> one(Entry.failed(name, "failed " + "x".repeat(400)))));
  }

  private static ReportInput one(Entry entry) {
    return SampleRun.of("http(tasks=256,waitMicros=20000)", Decision.INCONCLUSIVE, List.of(entry));
  }

  private static List<Entry> many() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      entries.add(Entry.of("fixed-pool(threads=" + i + ")", 40 * i / (i + 3.0)));
    }
    return entries;
  }

  private static ReportInput ragged() {
    SampleRun run = new SampleRun();
    for (String point :
        List.of("http(tasks=1,waitMicros=5)", "http(tasks=2,waitMicros=9)", "http(tasks=9)")) {
      run.cell(point, 1e6, Decision.WIN_CERTIFIED, List.of(Entry.of("async", 3)));
    }
    return run.input();
  }
}
