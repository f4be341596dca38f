package org.concurrencyatlas.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.result.UsageException;

/**
 * A server in a JVM of its own, started from a main class. The server calls {@link #serve} when it
 * listens on a port of the loopback interface; it ends when its standard input ends, so that it
 * cannot outlive the process that started it, however that ends.
 */
public final class ServerProcess implements BackEnd {
  /** What the announcement begins with; the port follows. */
  private static final String LISTENING = "listening on port ";

  private static final long SECONDS_TO_START = 30;
  private static final long SECONDS_TO_END = 2;

  private final Process process;
  private final InetSocketAddress address;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Starts a server and waits until it says where it listens, at most 30 s. Its class path is this
   * JVM's, with the jars that its main class was loaded from; its heap has 256 MB.
   *
   * @param main its {@code main} calls {@link #serve}
   * @param arguments those of {@code main}
   * @throws UsageException when it ended before it listened and printed why; the last line is told
   * @throws IOException when it cannot be started; nothing is left running then
   */
  public static ServerProcess start(Class<?> main, String... arguments) throws IOException {
    return start(List.of("-Xmx256m"), main, arguments);
  }

  /**
   * The same with flags of its JVM.
   *
   * @param flags like {@code -Xmx1g}
   */
  public static ServerProcess start(List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    return start(Set.of(), flags, main, arguments);
  }

  /**
   * The same for a server that needs libraries which the product's own jar does not hold.
   *
   * @throws UsageException also when the folder of one is missing
   */
  public static ServerProcess start(
      Set<Library> libraries, List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    Optional<Path> missing = Library.missing(libraries);
    if (missing.isPresent()) {
      throw new UsageException(Library.refusal(missing.get()));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(main, libraries), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new ServerProcess(process, announcedPort(process, main));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /**
   * Called by the server's {@code main} when it listens: tells the harness, then waits for the end
   * of the process that started it, and ends this JVM. What the server prints from now on goes to
   * standard error.
   *
   * @param port a port of the loopback interface
   */
  public static void serve(int port) throws IOException {
    System.out.println(LISTENING + port);
    System.out.flush();
    System.setOut(System.err);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** Where it listens: a loopback address. */
  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public List<ProcessHandle> processes() {
    return List.of(process.toHandle());
  }

  /** Ends the process and waits for it. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The harness loads users' jars by a class loader of their own. */
  private static String classPath(Class<?> main, Set<Library> libraries) {
    return AddedJars.classPath(AddedJars.of(main.getClassLoader()), libraries);
  }

  private static int announcedPort(Process process, Class<?> main) throws IOException {
    try {
      return CompletableFuture.supplyAsync(
              () -> readPort(process.inputReader(), main), task -> Thread.ofVirtual().start(task))
          .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case UsageException told -> throw told;
        case TimeoutException _ ->
            throw new IOException(
                "%s did not say within %d s where it listens; let it call ServerProcess.serve(port)"
                    .formatted(main.getName(), SECONDS_TO_START));
        case UncheckedIOException io -> throw io.getCause();
        case null, default -> throw e;
      }
    }
  }

  /** What is printed before the announcement is kept: the last line says why there is none. */
  private static int readPort(BufferedReader output, Class<?> main) {
    try {
      String last = "";
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(LISTENING)) {
          return Integer.parseInt(line.substring(LISTENING.length()));
        }
        last = line;
      }
      if (!last.isEmpty()) {
        throw new UsageException(
            "the server %s did not start: %s".formatted(main.getSimpleName(), last));
      }
      throw new IOException(
          "%s ended before it listened; see its error output".formatted(main.getName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
