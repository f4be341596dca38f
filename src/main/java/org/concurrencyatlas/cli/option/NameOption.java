package org.concurrencyatlas.cli.option;

import java.util.Optional;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run is called. */
public final class NameOption {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "a name by which compare, report and the others find the run")
  private @Nullable String name;

  /**
   * The name that was given.
   *
   * @throws UsageException when it is none that a folder may have
   */
  public Optional<String> name() {
    Optional<String> given = Optional.ofNullable(name);
    if (given.filter(each -> !Variant.isName(each)).isPresent()) {
      throw new UsageException(
          "--name %s is not allowed; give letters, digits and hyphens, 40 at most".formatted(name));
    }
    return given;
  }
}
