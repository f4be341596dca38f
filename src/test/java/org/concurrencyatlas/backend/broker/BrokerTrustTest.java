package org.concurrencyatlas.backend.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a client believes: the server ends each connection as soon as it was believed. */
@Timeout(60)
class BrokerTrustTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("who signed the certificate is believed when the URL names them, nobody else is")
  void whoSignedTheCertificateIsBelievedWhenTheUrlNamesThem() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1");
    try (Server server = new Server(certificate)) {
      assertThat(refusal(server.url("")))
          .startsWith("the broker at 127.0.0.1:%d is not trusted".formatted(server.port()))
          .contains("has signed its certificate", "cacertfile=FILE");
      assertThat(server.believed).hasValue(0);

      assertThat(refusal(server.url("?cacertfile=" + certificate.certificate())))
          .doesNotContain("trusted");
      assertThat(server.believed).hasValue(1);
    }
  }

  @Test
  @DisplayName("a certificate for another host is refused though it is signed by who is believed")
  void aCertificateForAnotherHostIsRefused() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "dns:queue.example.com");
    try (Server server = new Server(certificate)) {
      assertThat(refusal(server.url("?cacertfile=" + certificate.certificate())))
          .contains("is not trusted: its certificate does not hold for 127.0.0.1")
          .hasLineCount(1);
      assertThat(server.believed).hasValue(0);
    }
  }

  @Test
  @DisplayName("a port without TLS, and files that hold no certificates, are told in one line")
  void aPortWithoutTlsAndFilesThatHoldNoCertificatesAreTold() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlain(plain));
      assertThat(refusal("amqps://127.0.0.1:" + plain.getLocalPort()))
          .contains("does not speak TLS", "amqp:// is without TLS")
          .hasLineCount(1);
    }
    Path text = Files.writeString(folder.resolve("text"), "no certificate");
    Path empty = Files.createFile(folder.resolve("empty"));
    for (Path file : new Path[] {text, empty, folder.resolve("nowhere")}) {
      assertThatThrownBy(() -> connect("amqps://127.0.0.1:9?cacertfile=" + file))
          .isInstanceOf(UsageException.class)
          .hasMessageContainingAll("cacertfile=" + file, "cannot be read", "as PEM");
    }
  }

  /** As a broker does that is spoken to in another language. */
  private static void answerInPlain(ServerSocket plain) {
    try (Socket client = plain.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write("AMQP\0\0\11\1".getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String refusal(String url) throws IOException {
    try {
      connect(url);
      throw new AssertionError("nothing is wrong with " + url);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void connect(String url) throws IOException {
    try (ExecutorService consumers = Executors.newSingleThreadExecutor()) {
      Amqp.connect(BrokerUrl.parse(url), "test", consumers).abort();
    }
  }

  /** Speaks TLS and no AMQP. */
  private static final class Server implements AutoCloseable {
    private final AtomicInteger believed = new AtomicInteger();
    private final ServerSocket socket;

    Server(TestCertificate certificate) throws Exception {
      socket =
          certificate
              .server()
              .getServerSocketFactory()
              .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    String url(String query) {
      return "amqps://127.0.0.1:" + port() + query;
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          if (client.getInputStream().read() == 'A') {
            believed.incrementAndGet();
          }
        } catch (IOException e) {
          // not believed, or the test is over
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
