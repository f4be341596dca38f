package org.concurrencyatlas.workload.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.concurrencyatlas.backend.DelayServer;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
@DisplayName("Requests over HTTP/1.1 and HTTP/2, with and without TLS")
class HttpWireTest {
  /** More than the 100 that a client assumes of a server that names no limit. */
  private static final int MANY = 300;

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private DelayServer server;

  @BeforeAll
  void start() throws IOException {
    server = DelayServer.start();
  }

  @AfterAll
  void end() {
    server.close();
  }

  @Test
  @DisplayName("a point of before is the same point, also where the defaults are written")
  void aPointOfBeforeIsTheSame() {
    Point before = Point.parse("http(bytes=1024,concurrency=64,tasks=256,waitMicros=20000)");

    assertThat(workloads.resolve(before)).isEqualTo(before);
    assertThat(workloads.resolve(before.with("version", "http1").with("tls", "no")))
        .isEqualTo(before);
    assertThat(workloads.resolve(before.with("version", "http2")))
        .hasToString("http(bytes=1024,concurrency=64,tasks=256,version=http2,waitMicros=20000)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("tasks answer rightly, blocking or not")
  void tasksAnswerRightly(HttpWire wire) throws Exception {
    Point point = point(wire, 100);
    long blocking = 0;
    long asynchronous = 0;
    for (Task task : new Http().batch(point, _ -> server.address())) {
      blocking += task.call();
      asynchronous += ((AsyncTask) task).callAsync().toCompletableFuture().get();
    }
    assertThat(blocking).isEqualTo(new Http().expected(point));
    assertThat(asynchronous).isEqualTo(blocking);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("HTTP/2 has one connection for all requests in flight, HTTP/1.1 one for each")
  void connectionsAreSharedOrNot(HttpWire wire) {
    HttpClient client = client(wire, server);
    HttpRequest request =
        HttpRequest.newBuilder(uri(wire, server, "/?waitMicros=300000&bytes=1&offset=0")).build();

    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        IntStream.range(0, MANY)
            .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofByteArray()))
            .toList();

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.join().statusCode()).isEqualTo(200);
          assertThat(answer.join().version()).isEqualTo(wire.version());
          assertThat(answer.join().sslSession().isPresent()).isEqualTo(wire.isEncrypted());
        });
    long connections =
        answers.stream().map(answer -> answer.join().connectionLabel()).distinct().count();
    boolean shares = wire.version() == HttpClient.Version.HTTP_2;
    assertThat(connections).isBetween(shares ? 1L : 2L, shares ? 1L : MANY);
  }

  @Test
  @DisplayName("over TLS only the certificate of the server itself is trusted")
  void onlyItsOwnCertificateIsTrusted() throws Exception {
    HttpClient client = client(HttpWire.HTTP_1_TLS, server);
    HttpClient usual = HttpClient.newHttpClient();
    try (DelayServer other = DelayServer.start()) {
      assertThat(client(HttpWire.HTTP_1_TLS, other)).isNotSameAs(client);
      URI there = uri(HttpWire.HTTP_1_TLS, other, "/?waitMicros=0&bytes=1&offset=0");
      for (HttpClient stranger : List.of(client, usual)) {
        assertThatThrownBy(() ->
                stranger.send(HttpRequest.newBuilder(there).build(), BodyHandlers.discarding()))
            .isInstanceOf(SSLHandshakeException.class);
      }
    }
    usual.close();
  }

  @Test
  @DisplayName("a server without HTTP/2, and one without a certificate, are told in one line")
  void aServerThatCannotIsTold() throws Exception {
    HttpServer old =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    old.createContext(
        "/",
        exchange -> {
          boolean asked = exchange.getRequestURI().getPath().equals("/certificate");
          exchange.sendResponseHeaders(asked ? 404 : 200, -1);
          exchange.close();
        });
    old.start();
    try {
      Task task = new Http().batch(point(HttpWire.HTTP_2, 1), _ -> old.getAddress()).getFirst();
      assertThatThrownBy(task::call)
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("answered by HTTP_1_1: the server does not speak HTTP_2");
      assertThatThrownBy(
              () -> new Http().batch(point(HttpWire.HTTP_1_TLS, 1), _ -> old.getAddress()))
          .hasMessageContaining("/certificate answered with status 404")
          .hasMessageEndingWith("there is no certificate to trust; take tls=no");
    } finally {
      old.stop(0);
    }
  }

  private Point point(HttpWire wire, int tasks) {
    return workloads.resolve(
        Point.parse("http(bytes=2000,tasks=%d,waitMicros=100)".formatted(tasks))
            .with(HttpWire.VERSION, wire.version() == HttpClient.Version.HTTP_2 ? "http2" : "http1")
            .with(HttpWire.TLS, wire.isEncrypted() ? "yes" : "no"));
  }

  private static HttpClient client(HttpWire wire, DelayServer server) {
    return HttpClients.get(wire, server.address().getHostString(), server.address().getPort());
  }

  private static URI uri(HttpWire wire, DelayServer server, String rest) {
    return URI.create(
        "%s://%s:%d%s"
            .formatted(
                wire.scheme(), server.address().getHostString(), server.address().getPort(), rest));
  }
}
