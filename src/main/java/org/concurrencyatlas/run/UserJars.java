package org.concurrencyatlas.run;

import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.result.Variant;

/**
 * What jars of variants bring is made known to the harness too, which plans the work: workloads,
 * models, services and profiles of a user. All variants are meant to bring the same, so those of
 * the first one with a jar are taken; where another lacks something, its forks say so.
 */
public final class UserJars {
  private UserJars() {}

  /** From now on the catalogues of this JVM hold what the first jar provides. */
  public static void use(List<Variant> variants) {
    variants.stream()
        .map(Variant::classPath)
        .filter(jars -> !jars.isEmpty())
        .findFirst()
        .ifPresent(jars -> AddedJars.use(jars.stream().map(Path::of).toList()));
  }
}
