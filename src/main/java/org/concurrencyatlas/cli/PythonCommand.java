package org.concurrencyatlas.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the comparison with Python's pools, where there is a Python. */
@Command(
    name = "python",
    description = "Sets the worker-JVM pool against Python's process pools, in one session.",
    mixinStandardHelpOptions = true)
final class PythonCommand implements Callable<Integer> {
  private static final String SCRIPT = "compare_pools.py";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  private final String searchPath;

  @Spec private CommandSpec spec;
  @Mixin private ResultsOption results;

  @Option(names = "--short", description = "a trial: its figures mean nothing")
  private boolean brief;

  /** Looks for Python on the path of this process. */
  PythonCommand() {
    this(System.getenv().getOrDefault("PATH", ""));
  }

  PythonCommand(String searchPath) {
    this.searchPath = searchPath;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Path> python = find("python3", searchPath);
    if (python.isEmpty()) {
      err.println("skipped: python3 is not on the path; install it to compare with its pools");
      return ExitCode.DONE;
    }
    Path script = Files.createTempFile("concurrency-atlas-", ".py");
    try {
      unpack(script);
      Path out = results.folder().resolve(STAMP.format(Instant.now()) + "-python");
      int code = run(command(python.get(), script, out));
      if (code == 0) {
        err.println("written: " + out.resolve("python.md") + " and python.json");
      }
      return code == 0 ? ExitCode.DONE : ExitCode.RUN_FAILED;
    } finally {
      Files.delete(script);
    }
  }

  static Optional<Path> find(String program, String searchPath) {
    return Stream.of(searchPath.split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static void unpack(Path script) throws IOException {
    try (InputStream text = PythonCommand.class.getResourceAsStream(SCRIPT)) {
      if (text == null) {
        throw new FileNotFoundException(SCRIPT + " is not in the jar");
      }
      Files.write(script, text.readAllBytes());
    }
  }

  private List<String> command(Path python, Path script, Path out) {
    List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
    command.addAll(
        List.of("--java", Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    command.addAll(List.of("--out", out.toString()));
    if (brief) {
      command.add("--short");
    }
    return command;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
