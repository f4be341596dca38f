package org.concurrencyatlas.run.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.model.foreign.ForeignRuntime;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    assertThat(follow("echo 'Boom: nobody there' >&2\nexit 3\n", 1).outcome())
        .isEqualTo(new Outcome(Status.MACHINE_FAILED, "Boom: nobody there"));
    assertThat(follow("echo '{\"event\":\"unsupported\",\"reason\":\"not that\"}'\n", 1).outcome())
        .isEqualTo(new Outcome(Status.UNSUPPORTED, "not that"));
  }

  static List<String> ways() {
    return ForeignPrograms.ways();
  }

  static List<String> firstOfEach() {
    return ForeignPrograms.firstOfEach();
  }

  /** A task of an hour in the midst of it: who looks between tasks only would stay. */
  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("every program and its workers end when the harness does, also while they compute")
  void noOrphan(String id) throws Exception {
    ForeignModel model = ForeignPrograms.installed(id);
    Process program =
        new ProcessBuilder(
                command(model, "mixed(cpuSharePercent=100,taskMicros=1000000,tasks=3600)"))
            .start();
    assertThat(program.inputReader().readLine()).contains("\"ready\"");
    assertThat(program.inputReader().readLine()).contains("\"warm\"");
    program.getOutputStream().write('\n');
    program.getOutputStream().flush();
    List<ProcessHandle> workers = workers(program, processes(model));

    program.getOutputStream().close();

    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle worker : workers) {
      ProcessHandle _ = worker.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @MethodSource("firstOfEach")
  @DisplayName("the version that an interpreter tells is that of the program that it runs")
  void versions(String id) throws Exception {
    ForeignModel model = ForeignPrograms.installed(id);
    Process program = new ProcessBuilder(command(model, "square(chunk=1,tasks=1)")).start();
    String ready = program.inputReader().readLine();
    program.getOutputStream().close();

    ForeignRuntime runtime = model.program().runtime();
    assertThat(Interpreters.onPath().versions(List.of(runtime)))
        .containsOnlyKeys(runtime.interpreter())
        .containsValue(ProgramLine.read(ready).orElseThrow().runtime());
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private List<String> command(ForeignModel model, String point) throws Exception {
    String source = model.program().script().getPath();
    Path script = folder.resolve(source.substring(source.lastIndexOf('/') + 1));
    try (InputStream text = model.program().script().openStream()) {
      Files.write(script, text.readAllBytes());
    }
    List<String> command =
        new ArrayList<>(List.of(model.program().runtime().interpreter(), script.toString()));
    command.addAll(List.of("--point=" + point, "--way=" + model.program().way()));
    command.addAll(List.of("--setting=workers=2", "--setting=threads=2", "--setting=chunk=1"));
    command.addAll(List.of("--iterations=1", "--follow-harness"));
    return command;
  }

  /** Some pools start their workers with the first batch. */
  private static List<ProcessHandle> workers(Process program, int expected)
      throws InterruptedException {
    Instant latest = Instant.now().plusSeconds(20);
    do {
      Thread.sleep(200);
      List<ProcessHandle> workers = program.descendants().toList();
      if (workers.size() >= expected) {
        return workers;
      }
    } while (Instant.now().isBefore(latest));
    throw new AssertionError("it has no workers");
  }

  private static int processes(ForeignModel model) {
    return model.info().is(Trait.SEPARATE_MEMORY) ? 2 : 0;
  }

  private ProgramRun.Result follow(String script, int iterations) throws Exception {
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder("sh", "-c", script).redirectError(errors.toFile()).start();
    ForeignRuntime runtime =
        new ForeignRuntime("sh", List.of(), Map.of("nobody there", Status.MACHINE_FAILED));
    return ProgramRun.follow(
        process, runtime, errors, 42, List.of(), done -> done.size() == iterations);
  }
}
