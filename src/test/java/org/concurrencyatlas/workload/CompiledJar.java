package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A user's jar, compiled from its sources while a test runs. */
public final class CompiledJar {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

  /** Of a class file: four bytes of magic, two of the minor version, two of the major one. */
  private static final int MAJOR_VERSION = 7;

  private final Path folder;
  private final Path classes;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * Compiles one class a source, against nothing of ours.
   *
   * @param parent a fresh folder is made in it
   */
  public CompiledJar(Path parent, String... sources) throws IOException {
    this(parent, "", sources);
  }

  private CompiledJar(Path parent, String classPath, String... sources) throws IOException {
    folder = Files.createTempDirectory(parent, "user-");
    classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-d", classes.toString(), "-cp", classes + classPath);
      List<Path> paths = new ArrayList<>();
      for (String source : sources) {
        paths.add(source(source));
      }
      boolean compiled =
          compiler
              .getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
    }
  }

  /** Compiles classes that implement interfaces of ours. */
  public static CompiledJar extending(Path parent, String... sources) throws IOException {
    return new CompiledJar(
        parent, File.pathSeparator + System.getProperty("java.class.path"), sources);
  }

  private Path source(String source) throws IOException {
    Path file =
        folder
            .resolve(first(PACKAGE, source).orElse("").replace('.', '/'))
            .resolve(first(TYPE, source).orElseThrow() + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private static Optional<String> first(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(result -> result.group(1)).findFirst();
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

  /** With the entry by which a provider of an interface is found. */
  public CompiledJar providing(Class<?> service, String provider) {
    return holding("META-INF/services/" + service.getName(), provider);
  }

  /** With one more file. */
  public CompiledJar holding(String name, String text) {
    texts.put(name, text);
    return this;
  }

  /** Writes the jar. */
  public Path write() throws IOException {
    return write("app.jar");
  }

  /** Writes the jar under a name. */
  public Path write(String name) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        add(zip, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }
}
