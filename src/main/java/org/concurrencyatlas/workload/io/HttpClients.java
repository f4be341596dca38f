package org.concurrencyatlas.workload.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The clients of this JVM, which blocking and asynchronous calls share: one for HTTP/1.1 without
 * encryption, and one for each other protocol and server. Over TLS a client trusts the certificate
 * that its server hands out at its address, and no other.
 */
final class HttpClients {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private static final Map<Server, HttpClient> CONNECTED = new ConcurrentHashMap<>();

  private HttpClients() {}

  private record Server(HttpWire wire, String host, int port) {
    URI uri(String scheme, String rest) {
      return URI.create(scheme + "://" + host + ":" + port + rest);
    }
  }

  /** Made on first use, so that JVMs without requests have no client. */
  private static final class Plain {
    /** As many threads for callbacks as processors. */
    static final Executor CALLBACKS =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("http-client-", 0).factory());

    static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpWire.HTTP_1.version()).executor(CALLBACKS).build();

    private Plain() {}
  }

  /**
   * The client for a server. One for TLS or HTTP/2 is connected when it is first asked for, which
   * blocks: a caller that must not block asks for it beforehand.
   *
   * @throws UncheckedIOException when the server cannot be reached, or has no certificate to trust
   */
  static HttpClient get(HttpWire wire, String host, int port) {
    return wire == HttpWire.HTTP_1
        ? Plain.CLIENT
        : CONNECTED.computeIfAbsent(new Server(wire, host, port), HttpClients::connect);
  }

  /**
   * Of HTTP/2 a client keeps one connection for all requests of a server, but not before it has
   * one: those that begin together would open one each. So one request is sent alone.
   */
  private static HttpClient connect(Server server) {
    try {
      HttpClient.Builder builder =
          HttpClient.newBuilder().version(server.wire().version()).executor(Plain.CALLBACKS);
      if (server.wire().isEncrypted()) {
        builder.sslContext(trusting(certificate(server)));
      }
      HttpClient client = builder.build();
      HttpResponse<byte[]> _ =
          send(client, server.uri(server.wire().scheme(), "/?waitMicros=0&bytes=1&offset=0"));
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate of " + server + " cannot be used", e);
    }
  }

  private static Certificate certificate(Server server)
      throws IOException, GeneralSecurityException {
    URI uri = server.uri(HttpWire.HTTP_1.scheme(), "/certificate");
    HttpResponse<byte[]> answer = send(Plain.CLIENT, uri);
    if (answer.statusCode() != OK) {
      throw new IOException(
          "%s answered with status %d: there is no certificate to trust; take tls=no"
              .formatted(uri, answer.statusCode()));
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(answer.body()));
  }

  private static SSLContext trusting(Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<byte[]> send(HttpClient client, URI uri) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    } catch (ConnectException e) { // the JDK's has no message
      throw new ConnectException("nothing answers at " + uri);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting to " + uri, e);
    }
  }
}
