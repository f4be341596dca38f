package org.concurrencyatlas.process.link;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;

/** How a pool and a worker exchange bytes. */
public enum Transport {
  /** Standard input and output of the worker: starts fastest, runs everywhere. */
  PIPE,
  /** A Unix domain socket in a directory that only this user can enter. */
  UNIX_SOCKET,
  /** A TCP connection over the loopback interface. */
  TCP,
  /** A ring buffer in memory shared by both, with the pipes as doorbell. */
  RING;

  /** The name that users write: {@code unix-socket}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The transport of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Transport of(String id) {
    for (Transport transport : values()) {
      if (transport.id().equals(id)) {
        return transport;
      }
    }
    throw new IllegalArgumentException("unknown transport " + id);
  }

  /**
   * Opens the pool's end for one worker that is yet to be started.
   *
   * @param spinNanos how long both ends may spin before they sleep, where the transport can
   */
  public Endpoint open(long spinNanos) throws IOException {
    return switch (this) {
      case PIPE -> new PipeEndpoint();
      case UNIX_SOCKET -> SocketEndpoint.unix();
      case TCP -> SocketEndpoint.tcp();
      case RING -> new RingEndpoint(spinNanos);
    };
  }

  /**
   * Connects a worker to its pool; takes over standard input and output.
   *
   * @param address as {@link Endpoint#address()} gave it
   */
  public static Link connect(String address) throws IOException {
    Link pipes =
        new PipeLink(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    if (address.startsWith(SocketEndpoint.UNIX)) {
      return SocketEndpoint.connectUnix(address);
    } else if (address.startsWith(SocketEndpoint.TCP)) {
      return SocketEndpoint.connectTcp(address, pipes);
    } else if (address.startsWith(RingEndpoint.PREFIX)) {
      return RingEndpoint.connect(address, pipes);
    }
    return pipes;
  }
}
