package org.concurrencyatlas.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class MergeTableTest {
  @Test
  void theTerminalShowsTheGoldenText() throws IOException {
    List<SessionInput> sessions = new ArrayList<>();
    sessions.add(session(1, 41_000, 30_500));
    sessions.add(session(2, 41_300, 30_100));
    sessions.add(session(3, 40_700, 31_000));

    String shown = String.join("\n", MergeTable.lines(RunMerge.of(sessions))) + "\n";

    assertThat(shown).isEqualTo(golden("merge.txt"));
  }

  @Test
  void noLineIsLongerThanTheTerminalHoweverManySessionsAndLongNames() {
    List<SessionInput> sessions = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      SampleRun run = new SampleRun();
      String name = "a".repeat(80);
      run.cell(
          name + "(" + "b".repeat(80) + "=1)",
          1e9,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of(name, 1e8 + i), Entry.of("other-" + name, 5), Entry.failed("x", "no")));
      sessions.add(session(i, run));
      List<SessionInput> soFar = List.copyOf(sessions);

      assertThat(MergeTable.lines(RunMerge.of(soFar)))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
  }

  /** A session of a clear lead, an open one, and a cell in which a contender failed once. */
  private static SessionInput session(int number, double virtual, double async) {
    SampleRun run = new SampleRun();
    run.cell(
        "http(tasks=4096,waitMicros=20000)",
        50_000,
        Decision.WIN_CERTIFIED,
        List.of(
            Entry.of("virtual-threads", virtual),
            Entry.of("async", async),
            Entry.of("fixed-pool(threads=64)", 3_090)));
    run.cell(
        "sha256(bytes=65536,tasks=256)",
        9_150,
        Decision.TIE,
        List.of(
            Entry.of("fork-join", 9_020 - 100 * number),
            Entry.of("fixed-pool(threads=2)", 8_990),
            number == 2
                ? Entry.failed("async", "timed out after 60 s")
                : Entry.of("async", 8_960)));
    if (number == 1) {
      run.cell(
          "mandelbrot(rows=1024)",
          2_420,
          Decision.WIN_PROVISIONAL,
          List.of(Entry.of("fork-join", 2_310), Entry.of("sequential", 1_210)));
    }
    return session(number, run);
  }

  private static SessionInput session(int number, SampleRun run) {
    ReportInput input = run.input();
    return new SessionInput(
        "results/session-" + number,
        input.plan().repeated("session-1", Instant.ofEpochSecond(number)),
        input.environment(),
        input.forks());
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = MergeTableTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
