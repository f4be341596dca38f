package org.concurrencyatlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives each JVM of tests a folder for temporary files, and so a lock of JMH, of its own: the build
 * runs two of them, whose runs would otherwise wait for each other.
 */
public final class OwnTemporaryFolder implements BeforeAllCallback {
  private static final String PROPERTY = "java.io.tmpdir";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(OwnTemporaryFolder.class))
        .computeIfAbsent(PROPERTY, _ -> Folder.make());
  }

  /** The folder, until the last test has ended. */
  private record Folder(Path path, String before) implements AutoCloseable {
    static Folder make() {
      String before = System.getProperty(PROPERTY);
      try {
        Path path = Files.createTempDirectory(Path.of(before), "atlas-tests-");
        System.setProperty(PROPERTY, path.toString());
        return new Folder(path, before);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      System.setProperty(PROPERTY, before);
      TemporaryFolder.remove(path);
    }
  }
}
