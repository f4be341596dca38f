package org.concurrencyatlas.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.concurrencyatlas.result.UsageException;

/** The files that a fork runs from: are they there, and what are they? */
public final class ForkFiles {
  private static final int DIGEST_SHOWN = 12;

  private ForkFiles() {}

  /**
   * What jars and a JDK hold, one line: digests and a version.
   *
   * @param javaHome empty for the harness's own
   * @throws UsageException when a file is missing, no jar, or a folder no JDK
   */
  public static String contents(List<String> jars, String javaHome) {
    List<String> parts = new ArrayList<>();
    jars.forEach(jar -> parts.add(digest(Path.of(jar))));
    if (!javaHome.isEmpty()) {
      parts.add(version(Path.of(javaHome)));
    }
    return String.join(" ", parts);
  }

  /** The launcher of a JDK. */
  public static Path java(Path javaHome) {
    return javaHome.resolve("bin").resolve("java");
  }

  private static String digest(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new UsageException(
          "the jar %s does not exist; give the path of a jar file".formatted(jar));
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(each -> each.getName().endsWith(".class"))) {
        throw new UsageException("%s holds no class; give a jar of compiled code".formatted(jar));
      }
      return jar.getFileName()
          + ":sha256:"
          + EnvironmentReader.digest(jar).substring(0, DIGEST_SHOWN);
    } catch (ZipException e) {
      throw new UsageException("%s is no jar (%s); build it again".formatted(jar, e.getMessage()));
    } catch (IOException e) {
      throw new UsageException(
          "%s cannot be read (%s); check its rights".formatted(jar, e.getMessage()));
    }
  }

  private static String version(Path javaHome) {
    if (!Files.isExecutable(java(javaHome))) {
      throw new UsageException("%s has no bin/java; give the folder of a JDK".formatted(javaHome));
    }
    Properties release = new Properties();
    try (var in = Files.newInputStream(javaHome.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      return "JDK unknown";
    }
    return "JDK " + release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
  }
}
