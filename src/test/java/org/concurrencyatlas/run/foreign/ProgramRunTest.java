package org.concurrencyatlas.run.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.foreign.Python;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the lines that a program prints: any program that keeps the protocol. */
class ProgramRunTest {
  private static final String HELLO =
      """
      echo '{"event":"ready","runtime":"sh","gil":false}'; echo '{"event":"warm"}'
      """;
  private static final String ITERATION =
      """
      echo '{"event":"iteration","batches":4,"nanos":2000,"checksums":[42]}'
      """;

  @TempDir private Path folder;

  @Test
  @DisplayName("iterations are those that it tells, whatever else it prints")
  void iterations() throws Exception {
    ProgramRun.Result result =
        follow(HELLO + "echo hello\necho '{broken'\n" + ITERATION + ITERATION, 2);

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(result.iterations()).containsExactly(new Iteration(4, 500), new Iteration(4, 500));
  }

  @Test
  @DisplayName("a wrong answer in any batch is the program's failure")
  void wrongAnswer() throws Exception {
    assertThat(follow(HELLO + ITERATION + ITERATION.replace("[42]", "[42,43]"), 2).outcome())
        .isEqualTo(new Outcome(Status.WRONG_ANSWER, "a batch was answered with 43 instead of 42"));
    assertThat(follow(HELLO + ITERATION.replace("[42]", "[]"), 1).outcome().status())
        .isEqualTo(Status.WRONG_ANSWER);
  }

  @Test
  @DisplayName("a program that ends early failed, and its last line of error says why")
  void failures() throws Exception {
    assertThat(follow(HELLO + "echo 'Boom: on purpose' >&2\nexit 3\n", 1).outcome())
        .isEqualTo(new Outcome(Status.FAILED, "Boom: on purpose"));
    assertThat(follow(HELLO + ITERATION + "exit 3\n", 2).outcome())
        .isEqualTo(new Outcome(Status.FAILED, "the program ended with code 3"));
    assertThat(follow("echo MemoryError >&2\nexit 1\n", 1).outcome().status())
        .isEqualTo(Status.OUT_OF_MEMORY);
    assertThat(follow("echo 'ConnectionRefusedError: [Errno 111]' >&2\nexit 1\n", 1).outcome())
        .isEqualTo(new Outcome(Status.MACHINE_FAILED, "ConnectionRefusedError: [Errno 111]"));
    assertThat(follow("echo '{\"event\":\"unsupported\",\"reason\":\"not that\"}'\n", 1).outcome())
        .isEqualTo(new Outcome(Status.UNSUPPORTED, "not that"));
  }

  @Test
  @DisplayName("the program in Python and its workers end when the harness does")
  void noOrphan() throws Exception {
    assumeThat(Interpreters.onPath().find("python3")).isPresent();
    Path script = folder.resolve("tasks.py");
    try (InputStream text = Python.models().getFirst().program().script().openStream()) {
      Files.write(script, text.readAllBytes());
    }
    Process program =
        new ProcessBuilder(
                "python3",
                script.toString(),
                "--point=timer(tasks=10,waitMicros=1000)",
                "--way=pool",
                "--setting=workers=2",
                "--setting=chunk=1",
                "--iterations=10000",
                "--iteration-millis=10",
                "--follow-harness")
            .start();
    String ready = program.inputReader().readLine();
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(ready).contains("\"event\": \"ready\"");
    assertThat(workers).hasSizeGreaterThanOrEqualTo(2);

    program.getOutputStream().close();

    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  private ProgramRun.Result follow(String script, int iterations) throws Exception {
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder("sh", "-c", script).redirectError(errors.toFile()).start();
    return ProgramRun.follow(process, errors, 42, List.of(), done -> done.size() == iterations);
  }
}
