package org.concurrencyatlas.catalogue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.UsageException;

/**
 * The jars that a user adds while this JVM runs. The catalogues look into them through the context
 * class loader; JVMs that are started have them before their class path.
 */
public final class AddedJars {
  private static final String CLASS_PATH = "java.class.path";

  private AddedJars() {}

  /** From now on the catalogues that this thread makes hold what the jars provide. */
  public static void use(List<Path> jars) {
    // open until the JVM ends: the work of a run is loaded from it
    Thread.currentThread()
        .setContextClassLoader(
            new URLClassLoader(
                jars.stream().map(AddedJars::url).toArray(URL[]::new),
                AddedJars.class.getClassLoader()));
  }

  /** Those that this thread uses, in order. */
  public static List<Path> inUse() {
    return of(Thread.currentThread().getContextClassLoader());
  }

  /** Those of a class loader; none when it is another kind of loader. */
  public static List<Path> of(ClassLoader loader) {
    return loader instanceof URLClassLoader jars
        ? Stream.of(jars.getURLs())
            .filter(url -> url.getProtocol().equals("file"))
            .map(url -> Path.of(URI.create(url.toString())))
            .toList()
        : List.of();
  }

  /**
   * The class path of this JVM with more around it.
   *
   * @param jars those that stand before it
   * @param libraries those whose jars stand behind it
   */
  public static String classPath(List<Path> jars, Collection<Library> libraries) {
    return Stream.of(
            jars.stream().map(Path::toString),
            Stream.of(System.getProperty(CLASS_PATH, "")),
            Library.jars(libraries).stream().map(Path::toString))
        .flatMap(each -> each)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Hands jars to the JVMs that are started until this is closed: JMH and others give them what
   * this property holds.
   *
   * @param jars those that stand before the class path of this JVM
   * @param libraries those whose jars stand behind it
   */
  public static Added onClassPath(List<Path> jars, Collection<Library> libraries) {
    String before = System.getProperty(CLASS_PATH, "");
    System.setProperty(CLASS_PATH, classPath(jars, libraries));
    return () -> System.setProperty(CLASS_PATH, before);
  }

  /** Jars that stand on the class path until they are taken off it. */
  @FunctionalInterface
  public interface Added extends AutoCloseable {
    @Override
    void close();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UsageException(
          "%s is no path of a jar (%s); give another".formatted(jar, e.getMessage()));
    }
  }
}
