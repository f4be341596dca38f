package org.concurrencyatlas.plan;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.result.UsageException;

/** The profiles in users' jars: every file {@code META-INF/concurrency-atlas/profiles/*.json}. */
final class AddedProfiles {
  private static final String FOLDER = "META-INF/concurrency-atlas/profiles/";
  private static final String ENDING = ".json";

  private AddedProfiles() {}

  /**
   * Their texts, by the jar and the file in it.
   *
   * @throws UsageException when a jar cannot be read
   */
  static SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new TreeMap<>();
    try {
      for (Path folder : folders()) {
        readFolder(folder, texts);
      }
      for (Path jar : AddedJars.inUse().stream().filter(Files::isRegularFile).toList()) {
        readJar(jar, texts);
      }
      return texts;
    } catch (IOException e) {
      throw new UsageException(
          "the profiles of an added jar cannot be read (%s); give another jar"
              .formatted(e.getMessage()));
    }
  }

  /** Classes that are in no jar yet: those of a build that tests its own profile. */
  private static List<Path> folders() throws IOException {
    return Collections.list(Thread.currentThread().getContextClassLoader().getResources(FOLDER))
        .stream()
        .filter(url -> url.getProtocol().equals("file"))
        .map(url -> Path.of(URI.create(url.toString())))
        .toList();
  }

  private static void readFolder(Path folder, SequencedMap<String, String> texts)
      throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        texts.put(file.toString(), Files.readString(file));
      }
    }
  }

  private static void readJar(Path jar, SequencedMap<String, String> texts) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(each -> each.getName().startsWith(FOLDER))
              .filter(each -> each.getName().endsWith(ENDING))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          texts.put(jar.getFileName() + "!" + entry.getName(), text);
        }
      }
    }
  }
}
