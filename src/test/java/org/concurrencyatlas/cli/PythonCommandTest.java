package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.run.foreign.Interpreters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PythonCommandTest {
  private static final String JUDGE =
      """
      import compare_pools as c
      row = c.evaluate(("singly", "µs", 2.0, 5, "Pool.map", 300.0, 200))
      print(row["ratio"], [goal["reached"] for goal in row["goals"]])
      share = c.evaluate(("efficiency", "%", 90.0, -85, "Pool.map", 45.0, None))
      print(share["ratio"], [goal["reached"] for goal in share["goals"]])
      print(c.format_number(17380), c.format_number(0.04567))
      """;

  @Test
  void withoutAPythonItIsSkippedAndSaysSo(@TempDir Path empty) {
    StringWriter err = new StringWriter();

    int code =
        new CommandLine(new PythonCommand(empty.toString()))
            .setErr(new PrintWriter(err, true))
            .execute();

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "skipped: python3 is not on the path; install it to compare with it");
  }

  @Test
  void theScriptTellsByHowMuchAPeerIsBeatenAndWhichGoalsAreReached(@TempDir Path folder)
      throws Exception {
    Optional<Path> python = Interpreters.onPath().find("python3");
    assumeThat(python).isPresent();
    PythonCommand.unpack(folder.resolve("compare_pools.py"));

    Process judge =
        new ProcessBuilder(python.orElseThrow().toString(), "-c", JUDGE)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String told = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told.lines()).containsExactly("150.0 [True, False]", "2.0 [True]", "17,380 0.0457");
  }
}
