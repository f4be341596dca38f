package org.concurrencyatlas.run.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencyatlas.model.foreign.ForeignRuntime;

/**
 * Where the interpreters of other runtimes are.
 *
 * @param searchPath folders with a colon between them
 */
public record Interpreters(String searchPath) {
  private static final int LONGEST_ANSWER_SECONDS = 10;

  /** Those on the path of this process. */
  public static Interpreters onPath() {
    return new Interpreters(System.getenv().getOrDefault("PATH", ""));
  }

  /** The first of this name; empty when there is none. */
  public Optional<Path> find(String program) {
    return Stream.of(searchPath.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What each of these says that it is, by its interpreter; without those that are not there. */
  public SortedMap<String, String> versions(Collection<ForeignRuntime> runtimes) {
    SortedMap<String, String> versions = new TreeMap<>();
    for (ForeignRuntime runtime : runtimes) {
      find(runtime.interpreter())
          .ifPresent(program -> versions.put(runtime.interpreter(), version(program, runtime)));
    }
    return versions;
  }

  private static String version(Path program, ForeignRuntime runtime) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(runtime.versionArguments());
    return answer(command).orElse(runtime.interpreter() + " of unknown version");
  }

  /** The first line that a command prints; empty when it fails, or does not end. */
  private static Optional<String> answer(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Process _ =
          process
              .onExit()
              .completeOnTimeout(process, LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
              .join();
      if (process.isAlive()) {
        process.destroyForcibly();
        return Optional.empty();
      }
      try (BufferedReader lines = process.inputReader()) {
        return process.exitValue() == 0
            ? Optional.ofNullable(lines.readLine()).map(String::strip).filter(l -> !l.isEmpty())
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
