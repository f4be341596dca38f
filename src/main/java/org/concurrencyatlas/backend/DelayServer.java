package org.concurrencyatlas.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.machine.ProcessTree;
import org.concurrencyatlas.result.UsageException;

/**
 * A started delay server: an HTTP server in a process of its own that waits before it answers.
 * Listens on loopback only, and ends when its standard input ends, so that it cannot outlive the
 * process that started it.
 */
public final class DelayServer implements BackEnd {
  /** Id of this back-end. */
  public static final String ID = "delay-server";

  private static final long SECONDS_TO_END = 2;

  private final Process process;
  private final InetSocketAddress address;

  private DelayServer(Process process, int port) {
    this.process = process;
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Starts one on a free port.
   *
   * @throws IOException when it cannot be started
   */
  public static DelayServer start() throws IOException {
    return start(0);
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param port 0 for any free one
   * @throws UsageException when the port is taken
   * @throws IOException when it cannot be started
   */
  public static DelayServer start(int port) throws IOException {
    Process process =
        new ProcessBuilder(command(port)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new DelayServer(process, announcedPort(process));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Where it listens: a loopback address. */
  @Override
  public InetSocketAddress address() {
    return address;
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

  private static List<String> command(int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        ProcessTree.BACK_END_MARK,
        "-cp",
        System.getProperty("java.class.path"),
        DelayServerMain.class.getName(),
        Integer.toString(port));
  }

  private static int announcedPort(Process process) throws IOException {
    BufferedReader announcements = process.inputReader();
    String line = announcements.readLine();
    if (line == null) {
      throw new IOException("the delay server ended before it listened; see its error output");
    }
    if (line.startsWith(DelayServerMain.LISTENING)) {
      return Integer.parseInt(line.substring(DelayServerMain.LISTENING.length()));
    }
    throw new UsageException("cannot start the delay server: " + line);
  }
}
