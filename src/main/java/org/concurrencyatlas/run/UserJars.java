package org.concurrencyatlas.run;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;

/**
 * What jars of variants bring is made known to the harness too, which plans the work: workloads,
 * models and services of a user. All variants are meant to bring the same, so those of the first
 * one with a jar are taken; where another lacks something, its forks say so.
 */
public final class UserJars {
  private UserJars() {}

  /** From now on the catalogues of this JVM hold what the first jar provides. */
  public static void use(List<Variant> variants) {
    variants.stream()
        .map(Variant::classPath)
        .filter(jars -> !jars.isEmpty())
        .findFirst()
        .ifPresent(jars ->
            // open until the JVM ends: the work of a run is loaded from it
            Thread.currentThread()
                .setContextClassLoader(
                    new URLClassLoader(
                        jars.stream().map(UserJars::url).toArray(URL[]::new),
                        UserJars.class.getClassLoader())));
  }

  private static URL url(String jar) {
    try {
      return Path.of(jar).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UsageException(
          "%s is no path of a jar (%s); give another".formatted(jar, e.getMessage()));
    }
  }
}
