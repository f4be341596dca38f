package org.concurrencyatlas.run.foreign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the interpreters of other runtimes are.
 *
 * @param searchPath folders with a colon between them
 */
public record Interpreters(String searchPath) {
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
}
