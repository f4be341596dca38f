package org.concurrencyatlas.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.data.BytePattern;
import org.junit.jupiter.api.Test;

class DelayServerTest {
  /** Type of a frame, and number of a setting (RFC 9113). */
  private static final byte SETTINGS = 4;

  private static final int MAX_CONCURRENT_STREAMS = 3;

  @Test
  void answersWithASliceNotBeforeTheWaitIsOver() throws Exception {
    try (DelayServer server = DelayServer.start()) {
      byte[] expected = new byte[5000];
      BytePattern.all().get(77, expected);
      long start = System.nanoTime();

      HttpResponse<byte[]> response =
          get(server.address(), "/?waitMicros=30000&bytes=5000&offset=77");

      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(expected);
    }
  }

  @Test
  void refusesWhatItCannotAnswer() throws Exception {
    try (DelayServer server = DelayServer.start()) {
      for (String query :
          List.of(
              "/",
              "/?waitMicros=0&bytes=x&offset=0",
              "/?waitMicros=0&bytes=-1&offset=0",
              "/?waitMicros=0&bytes=1048577&offset=0",
              "/?waitMicros=0&bytes=10&offset=65537")) {
        assertThat(get(server.address(), query).statusCode()).as(query).isEqualTo(400);
      }
    }
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    try (DelayServer server = DelayServer.start()) {
      assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    }
  }

  /** A client that knows it speaks HTTP/2 without asking; the JDK's asks by an upgrade. */
  @Test
  void speaksHttp2WithPriorKnowledgeAndAllowsAsManyStreamsAsTasksInFlight() throws Exception {
    byte[] noSettings = {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0};
    try (DelayServer server = DelayServer.start();
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
      socket.getOutputStream().write(noSettings);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();

      assertThat(in.readByte()).isEqualTo(SETTINGS);
      assertThat(in.skipBytes(5)).isEqualTo(5);
      Map<Integer, Integer> settings = new HashMap<>();
      for (int i = 0; i < length / 6; i++) {
        settings.put(in.readUnsignedShort(), in.readInt());
      }
      assertThat(settings).containsEntry(MAX_CONCURRENT_STREAMS, DelayServer.MAX_STREAMS);
    }
  }

  @Test
  void tellsItsAddressVersionAndSettingsForTheRecord() throws Exception {
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID))) {
      InetSocketAddress address = backEnds.address(DelayServer.ID);

      assertThat(backEnds.descriptions().get(DelayServer.ID))
          .matches("Netty \\d+\\.\\d+\\..*")
          .contains(" at " + address.getHostString() + ":" + address.getPort() + ", ")
          .endsWith("100000 streams to an HTTP/2 connection");
    }
  }

  @Test
  void endsWhenItIsClosed() throws Exception {
    Set<ProcessHandle> before = Set.copyOf(ProcessHandle.current().children().toList());
    DelayServer.start().close();

    assertThat(ProcessHandle.current().children()).isSubsetOf(before);
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> DelayServer.start(taken.getLocalPort()))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "the server DelayServerMain did not start: port %d is taken; give another one, or 0 for any"
                  + " free one",
              taken.getLocalPort());
    }
  }

  @Test
  void aRunningServerIsFoundByTheFlagOfTheForks() throws Exception {
    String elsewhere = BackEnds.at(DelayServer.ID, "127.0.0.1:4711").location();
    List<String> flags = List.of("-Xmx1g", BackEnds.flag(DelayServer.ID, elsewhere));
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID), flags)) {
      assertThat(backEnds.address(DelayServer.ID))
          .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711));
      assertThat(backEnds.processes()).isEmpty();
    }
  }

  @Test
  void anAddressThatCannotBeReadIsSaidInOneLine() {
    assertThatThrownBy(() -> BackEnds.at(DelayServer.ID, "nowhere"))
        .isInstanceOf(UsageException.class)
        .hasMessage("delay-server=nowhere is not an address; give host:port");
  }

  private static HttpResponse<byte[]> get(InetSocketAddress server, String query)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.getPort() + query);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
  }
}
