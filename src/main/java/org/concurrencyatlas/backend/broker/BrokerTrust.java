package org.concurrencyatlas.backend.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.concurrencyatlas.result.UsageException;

/**
 * Which authorities are trusted to have signed a broker's certificate: those of the URL's file, or
 * where it names none those that this JVM trusts.
 */
final class BrokerTrust {
  private BrokerTrust() {}

  /**
   * For sockets to a broker.
   *
   * @throws UsageException when the file holds no certificates; says what to do
   */
  static SSLContext context(BrokerUrl url) {
    try {
      return url.caFile().isEmpty()
          ? SSLContext.getDefault()
          : trusting(Path.of(url.caFile().get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  private static SSLContext trusting(Path file) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
    } catch (IOException | CertificateException e) {
      throw unfit(file, String.valueOf(e.getMessage()));
    }
    if (store.size() == 0) {
      throw unfit(file, "it is empty");
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  private static UsageException unfit(Path file, String why) {
    return new UsageException(
        "cacertfile=%s cannot be read (%s); name a file of certificates as PEM"
            .formatted(file, why));
  }

  /** Why TLS did not come about, one line. */
  static String refusal(BrokerUrl url, SSLException failure) {
    if (has(failure, CertPathBuilderException.class)) {
      return "the broker at %s is not trusted: no authority that is trusted here has signed its"
              .formatted(url.place())
          + " certificate; name the file of one that has: amqps://…?cacertfile=FILE";
    }
    Optional<CertificateException> certificate =
        causes(failure)
            .filter(CertificateException.class::isInstance)
            .map(CertificateException.class::cast)
            .findFirst();
    return certificate
        .map(why ->
            "the broker at %s is not trusted: its certificate does not hold for %s (%s)"
                .formatted(url.place(), url.host(), Amqp.words(why)))
        .orElseGet(() ->
            "what listens at %s does not speak TLS as a broker does (%s); amqp:// is without TLS"
                .formatted(url.place(), Amqp.words(failure)));
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return causes(failure).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause);
  }
}
