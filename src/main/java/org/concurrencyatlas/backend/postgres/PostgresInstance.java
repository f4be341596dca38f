package org.concurrencyatlas.backend.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own: a child of this process, with all that it keeps in one private folder
 * that goes with it.
 */
public final class PostgresInstance {
  private static final Duration TIME_TO_PREPARE = Duration.ofSeconds(60);
  private static final Duration TIME_TO_START = Duration.ofSeconds(20);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 5;
  private static final int PASSWORD_BYTES = 16;

  /** Between the choice of a port and its use somebody else may take it. */
  private static final int TRIES = 3;

  /** The line of postmaster.pid that says how far it is; the others are of no use here. */
  private static final int STATUS_LINE = 7;

  private final Path folder;
  private final Path data;
  private final Path log;
  private @Nullable PostgresPrograms programs;
  private @Nullable Unprivileged user;
  private @Nullable Process postmaster;

  /**
   * One that is not started yet.
   *
   * @param folder its private folder, which must not exist
   */
  public PostgresInstance(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.log = folder.resolve("log");
  }

  /** The file with the password of {@link PostgresSettings#USER} in the folder of an instance. */
  public static Path passwordFile(Path folder) {
    return folder.resolve("password");
  }

  /** The file that says which version runs. */
  public static Path versionFile(Path folder) {
    return folder.resolve("version");
  }

  /**
   * Starts it and waits until it answers.
   *
   * @return its port on the loopback interface
   * @throws IOException when it cannot be started; says why in one line
   */
  public int start() throws IOException, InterruptedException {
    PosixModes.privateFolder(folder);
    Unprivileged as = Unprivileged.here();
    return start(as, PostgresPrograms.find(as.nobody() ? folder : PostgresPrograms.cache()));
  }

  /** The same in a private folder that is there, with programs that the user can reach. */
  int start(Unprivileged as, PostgresPrograms found) throws IOException, InterruptedException {
    user = as;
    programs = found;
    if (as.nobody()) {
      PosixModes.passage(folder);
    }
    prepare(found, as);
    for (int tries = 1; ; tries++) {
      int port = freePort();
      if (listens(found, as, port)) {
        return port;
      }
      if (tries == TRIES) {
        throw new IOException(reason());
      }
    }
  }

  /** Ends it at once, keeping nothing, and removes its folder. */
  public void stop() {
    try {
      end();
      if (Files.exists(folder)) {
        TemporaryFolder.delete(folder);
      }
    } catch (IOException e) {
      // what is left is removed by the next start of the product
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The cluster, its password, and what it is. */
  private void prepare(PostgresPrograms found, Unprivileged as)
      throws IOException, InterruptedException {
    Path password = passwordFile(folder);
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    PosixModes.writePrivate(password, HexFormat.of().formatHex(random));
    as.give(PosixModes.privateFolder(data));
    as.give(password);
    run(
        as.command(
            List.of(
                found.path("initdb"),
                "--pgdata=" + data,
                "--username=" + PostgresSettings.USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--wal-segsize=1",
                "--no-sync")));
    run(List.of(found.path("postgres"), "--version"), versionFile(folder));
  }

  /** Whether it came to answer; false when its port was taken meanwhile. */
  private boolean listens(PostgresPrograms found, Unprivileged as, int port)
      throws IOException, InterruptedException {
    List<String> server = new ArrayList<>();
    server.addAll(List.of(found.path("postgres"), "-D", data.toString(), "-p", "" + port));
    server.addAll(PostgresSettings.arguments());
    postmaster = started(as.commandThatEndsWithUs(server), log);
    long deadline = System.nanoTime() + TIME_TO_START.toNanos();
    while (postmaster.isAlive() && System.nanoTime() < deadline) {
      if (isReady()) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    if (postmaster.isAlive()) {
      throw new IOException("PostgreSQL did not answer within " + TIME_TO_START.toSeconds() + " s");
    }
    if (Files.readString(log).contains("Address already in use")) {
      return false;
    }
    throw new IOException(reason());
  }

  /** The postmaster keeps how far it is in a file, for its own pg_ctl. */
  private boolean isReady() throws IOException {
    Path status = data.resolve("postmaster.pid");
    if (!Files.exists(status)) {
      return false;
    }
    List<String> lines = Files.readString(status).lines().toList();
    return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
  }

  private void end() throws IOException, InterruptedException {
    Process running = postmaster;
    if (running == null || programs == null || user == null) {
      return;
    }
    List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
    all.add(running.toHandle());
    if (running.isAlive()) {
      Process _ =
          started(
              user.command(
                  List.of(
                      programs.path("pg_ctl"),
                      "stop",
                      "--mode=immediate",
                      "--no-wait",
                      "-D",
                      "" + data)),
              log);
      boolean _ = running.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
    all.forEach(ProcessHandle::destroyForcibly);
    running.waitFor();
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    run(command, log);
  }

  private void run(List<String> command, Path output) throws IOException, InterruptedException {
    Process process = started(command, output);
    try {
      if (!process.waitFor(TIME_TO_PREPARE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("%s did not end".formatted(command));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(reason());
    }
  }

  private Process started(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    // what a user has set for clients must not reach the server
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /** What it said last of an error. */
  private String reason() throws IOException {
    List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
    return lines.stream()
        .filter(line -> line.contains("FATAL") || line.contains("error:"))
        .reduce((first, second) -> second)
        .orElse(lines.isEmpty() ? "PostgreSQL ended and did not say why" : lines.getLast());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
