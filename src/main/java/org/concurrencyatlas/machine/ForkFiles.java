package org.concurrencyatlas.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.concurrencyatlas.result.UsageException;

/** Checks the files that a fork runs from, and describes them. */
public final class ForkFiles {
  private static final int DIGEST_SHOWN = 12;

  /** {@code 25.0.1} has the feature number 25; {@code 1.8.0} is older than all that count. */
  private static final Pattern FEATURE = Pattern.compile("([0-9]{1,4})");

  /** Class files of Java 1 have the version 45, those of Java 25 have 69. */
  private static final int CLASS_VERSION_BEFORE_JAVA_1 = 44;

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
    String version = release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
    refuseIfTooOld(javaHome, version);
    return "JDK " + version;
  }

  /** Its forks would all fail: they load the classes of this product. */
  private static void refuseIfTooOld(Path javaHome, String version) {
    Matcher feature = FEATURE.matcher(version);
    if (feature.lookingAt() && Integer.parseInt(feature.group(1)) < neededFeature()) {
      throw new UsageException(
          "%s is JDK %s, and this product runs on %d or newer; give another JDK"
              .formatted(javaHome, version, neededFeature()));
    }
  }

  /** The version that this class was compiled for: bytes 6 and 7 of its file say it. */
  private static int neededFeature() {
    try (InputStream own = ForkFiles.class.getResourceAsStream("ForkFiles.class")) {
      ByteBuffer head = ByteBuffer.wrap(Objects.requireNonNull(own).readNBytes(8));
      return head.getShort(6) - CLASS_VERSION_BEFORE_JAVA_1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
