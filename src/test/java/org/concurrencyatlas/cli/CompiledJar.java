package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A user's jar, compiled from source while a test runs. */
final class CompiledJar {
  /** Where a class file holds its version. */
  private static final int MAJOR_VERSION = 7;

  private final Path folder;

  CompiledJar(Path folder) {
    this.folder = folder;
  }

  /** Compiles a public class without a package. */
  CompiledJar with(String name, String source) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    List<String> arguments =
        List.of(
            "-proc:none",
            "-cp",
            folder + File.pathSeparator + System.getProperty("java.class.path"),
            file.toString());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    return this;
  }

  /** Makes the class look as if a compiler of the next Java had made it. */
  CompiledJar forTheNextJava(String name) throws IOException {
    Path file = folder.resolve(name + ".class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[MAJOR_VERSION]++;
    Files.write(file, bytes);
    return this;
  }

  /** Takes a class away that others need. */
  CompiledJar without(String name) throws IOException {
    Files.delete(folder.resolve(name + ".class"));
    return this;
  }

  /** The jar, which names a provider of an interface. */
  Path providing(Class<?> service, String provider) throws IOException {
    return holding("META-INF/services/" + service.getName(), provider);
  }

  /** The jar with one more file. */
  Path holding(String name, String text) throws IOException {
    Path jar = folder.resolve("own.jar");
    List<Path> classes = new ArrayList<>();
    try (var found = Files.newDirectoryStream(folder, "*.class")) {
      found.forEach(classes::add);
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path each : classes) {
        zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
        zip.write(Files.readAllBytes(each));
      }
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
