package org.concurrencyatlas.backend.broker;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.concurrencyatlas.backend.BackEnd;

/**
 * A broker of the harness's kind that speaks TLS alone, which the harness knows nothing of.
 *
 * @param certificate what it shows
 * @param folder of its own
 * @param port where it listens on loopback
 */
public record TlsBroker(TestCertificate certificate, Path folder, int port, Process process)
    implements BackEnd {
  /**
   * Starts one.
   *
   * @param folder for what it has
   */
  public static TlsBroker start(Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1");
    Path own = folder.resolve("broker");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                TlsBroker.class.getName(),
                own.toString(),
                certificate.store().toUri().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String port = Objects.requireNonNull(process.inputReader().readLine(), "it did not start");
    return new TlsBroker(certificate, own, Integer.parseInt(port), process);
  }

  /** Serves until standard input ends: {@code <folder> <store of the certificate>}. */
  public static void main(String[] args) throws Exception {
    String settings =
        QpidBroker.template()
            .replace(
                "\"port\": 0,", "\"port\": 0, \"transports\": [\"SSL\"], \"keyStore\": \"test\",")
            .replace(
                "\"ports\": [",
                """
                "keystores": [{
                    "name": "test",
                    "type": "FileKeyStore",
                    "keyStoreType": "pkcs12",
                    "storeUrl": "%s",
                    "password": "%s"
                }],
                "ports": [\
                """
                    .formatted(args[1], TestCertificate.PASSWORD));
    System.out.println(
        QpidBroker.start(InetAddress.getLoopbackAddress(), Path.of(args[0]), settings));
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** With the file of its password and that of who signed its certificate. */
  @Override
  public String location() {
    return BrokerUrl.parse(
            "amqps://%s@127.0.0.1:%d?cacertfile=%s"
                .formatted(BrokerFolder.USER, port, certificate.certificate()))
        .withPasswordFile(BrokerFolder.passwordFile(folder).toString())
        .toString();
  }

  @Override
  public List<ProcessHandle> processes() {
    return List.of(process.toHandle());
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
