package org.concurrencyatlas.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.plan.VariantSyntax;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.run.UserJars;
import picocli.CommandLine.Option;

/** Jars of the user's own. */
public final class JarsOption {
  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description =
          "a jar with workloads, models, services or profiles of your own, for the harness and all"
              + " forks; repeatable")
  private List<Path> jars = List.of();

  /**
   * The variant that all contenders are raced in; none without a jar.
   *
   * @throws UsageException when a file is no jar
   */
  public Stream<Variant> variant() {
    return VariantSyntax.ofAll(jars).stream();
  }

  /**
   * The catalogues hold from now on what the jars provide; JVMs that are started have them on their
   * class path until this is closed.
   *
   * @throws UsageException when a file is no jar
   */
  public AddedJars.Added use() {
    List<Variant> given = variant().toList();
    UserJars.use(given);
    return AddedJars.onClassPath(
        given.stream().flatMap(each -> each.classPath().stream()).map(Path::of).toList(), Set.of());
  }
}
