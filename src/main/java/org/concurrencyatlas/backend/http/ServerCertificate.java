package org.concurrencyatlas.backend.http;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a server on loopback, signed by itself and made by the JDK's keytool when it
 * is first asked for: most runs need none. Its key never leaves this process but for the moment in
 * which keytool hands it over in a file of a private folder.
 */
public final class ServerCertificate {
  private static final long SECONDS_TO_MAKE = 60;
  private static final String PASSWORD = "CONCURRENCY_ATLAS_STORE";

  /**
   * What clients trust, and what the server proves with.
   *
   * @param pem the certificate as text
   * @param context of TLS, which offers HTTP/2 and HTTP/1.1 by ALPN
   */
  record Identity(String pem, SslContext context) {}

  private @Nullable CompletableFuture<Identity> identity;

  /** Begins to make it, once; completes on a thread of its own, or fails with the reason. */
  synchronized CompletableFuture<Identity> identity() {
    CompletableFuture<Identity> known = identity;
    if (known == null) {
      known =
          CompletableFuture.supplyAsync(
              ServerCertificate::make,
              task -> Thread.ofPlatform().daemon().name("certificate").start(task));
      identity = known;
    }
    return known;
  }

  private static Identity make() {
    try {
      Path folder = Files.createTempDirectory("concurrency-atlas-certificate-");
      Path store = folder.resolve("server.p12");
      try {
        return made(store);
      } finally {
        Files.deleteIfExists(store);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot make a certificate", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server ends", e);
    }
  }

  private static Identity made(Path store)
      throws IOException, GeneralSecurityException, InterruptedException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    keytool(store, password);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    KeyManagerFactory proof =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    proof.init(keys, password.toCharArray());
    return new Identity(pem(keys.getCertificate(keys.aliases().nextElement())), context(proof));
  }

  private static void keytool(Path store, String password)
      throws IOException, InterruptedException {
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "30",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:env",
            PASSWORD);
    keytool.environment().put(PASSWORD, password);
    Process process = keytool.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS_TO_MAKE, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("keytool made no certificate: " + output.strip());
    }
  }

  private static SslContext context(KeyManagerFactory proof) throws IOException {
    return SslContextBuilder.forServer(proof)
        .sslProvider(SslProvider.JDK)
        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
        .applicationProtocolConfig(
            new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)))
        .build();
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }
}
