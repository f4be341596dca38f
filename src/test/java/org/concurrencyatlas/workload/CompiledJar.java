package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A user's jar: compiled from its sources in the test, against nothing of ours. */
public final class CompiledJar {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

  /** Of a class file: four bytes of magic, two of the minor version, two of the major one. */
  private static final int MAJOR_VERSION = 7;

  private final Path folder;
  private final Path classes;

  /** Compiles one class a source into a fresh folder in {@code parent}. */
  public CompiledJar(Path parent, String... sources) throws IOException {
    folder = Files.createTempDirectory(parent, "user-");
    classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", classes.toString(), "-cp", classes.toString());
      List<Path> paths = new java.util.ArrayList<>();
      for (String source : sources) {
        paths.add(write(source));
      }
      boolean compiled =
          compiler
              .getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
    }
  }

  private Path write(String source) throws IOException {
    Path file =
        folder
            .resolve(first(PACKAGE, source).replace('.', '/'))
            .resolve(first(TYPE, source) + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private static String first(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** As if it had been compiled for another Java. */
  public CompiledJar forClassFileVersion(String type, int major) throws IOException {
    Path file = file(type);
    byte[] bytes = Files.readAllBytes(file);
    bytes[MAJOR_VERSION] = (byte) major;
    Files.write(file, bytes);
    return this;
  }

  /** As if somebody had forgotten a class. */
  public CompiledJar without(String type) throws IOException {
    Files.delete(file(type));
    return this;
  }

  private Path file(String type) {
    return classes.resolve(type.replace('.', '/') + ".class");
  }

  /** Writes the jar. */
  public Path write() throws IOException {
    Path jar = folder.resolve("app.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
