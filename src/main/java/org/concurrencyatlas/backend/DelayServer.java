package org.concurrencyatlas.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.concurrencyatlas.result.UsageException;

/**
 * A started delay server: an HTTP server in a process of its own that waits before it answers.
 *
 * @param process where it runs
 */
public record DelayServer(ServerProcess process) implements BackEnd.Started {
  /** Id of this back-end. */
  public static final String ID = "delay-server";

  /**
   * Requests of one HTTP/2 connection at once, SETTINGS_MAX_CONCURRENT_STREAMS: as many as a
   * workload may have in flight, for a client has one connection, and a lower bound would silently
   * be the one that is measured.
   */
  public static final int MAX_STREAMS = 100_000;

  private static final String HEAP = "-Xmx128m";

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
    return new DelayServer(
        ServerProcess.start(List.of(HEAP), DelayServerMain.class, Integer.toString(port)));
  }

  @Override
  public String description() {
    return "Netty %s at %s:%d, %s, one event loop, %d streams to an HTTP/2 connection"
        .formatted(
            nettyVersion(), address().getHostString(), address().getPort(), HEAP, MAX_STREAMS);
  }

  /** As Maven wrote it into the library. */
  private static String nettyVersion() {
    try (InputStream in =
        DelayServer.class.getResourceAsStream(
            "/META-INF/maven/io.netty/netty-codec-http/pom.properties")) {
      Properties known = new Properties();
      if (in != null) {
        known.load(in);
      }
      return known.getProperty("version", "of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
