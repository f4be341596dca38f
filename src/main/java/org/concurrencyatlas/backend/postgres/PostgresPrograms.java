package org.concurrencyatlas.backend.postgres;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * The programs of a PostgreSQL: those of the library, unpacked once for this user, or where the
 * library has none for this system those that the system has installed.
 *
 * @param folder holds {@code initdb}, {@code pg_ctl} and {@code postgres}
 */
record PostgresPrograms(Path folder) {
  /** Where Debian and its relatives install one folder for each version. */
  static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private static final Map<String, String> MACHINES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

  /**
   * Finds or unpacks them.
   *
   * @param unpackedIn the folder for what is unpacked
   * @throws IOException when there are none for this system, or there is no room for them
   */
  static PostgresPrograms find(Path unpackedIn) throws IOException {
    Optional<URL> archive = archive();
    if (archive.isPresent()) {
      return new PostgresPrograms(unpacked(archive.get(), unpackedIn).resolve("bin"));
    }
    return installed()
        .orElseThrow(() ->
            new IOException(
                "there is no PostgreSQL for this system in the libraries or in %s; give one that runs: --jdbc-url"
                    .formatted(INSTALLED)));
  }

  /** Those of the newest version that the system has installed. */
  static Optional<PostgresPrograms> installed() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
          .max(Comparator.comparing(Path::toString))
          .map(PostgresPrograms::new);
    }
  }

  /** The folder of this user in which unpacked programs stay from run to run. */
  static Path cache() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path caches =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    return caches.resolve("concurrency-atlas");
  }

  String path(String program) {
    return folder.resolve(program).toString();
  }

  private static Optional<URL> archive() {
    String machine = MACHINES.get(System.getProperty("os.arch"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        PostgresPrograms.class.getResource("/postgres-%s-%s.txz".formatted(system, machine)));
  }

  /** Another process may unpack the same at the same time: who is first moves it into place. */
  private static Path unpacked(URL archive, Path parent) throws IOException {
    Path target = parent.resolve("postgresql-" + fingerprint(archive));
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, "unpacking-");
    try {
      TarXz.unpack(archive, fresh);
      PosixModes.open(fresh);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      TemporaryFolder.delete(fresh);
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
    return target;
  }

  /** The checksum that the jar keeps of the archive: another version is another folder. */
  private static String fingerprint(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    return connection instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }
}
