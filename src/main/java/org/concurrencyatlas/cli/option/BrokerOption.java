package org.concurrencyatlas.cli.option;

import java.io.IOException;
import java.util.Optional;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.broker.BrokerPassword;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for a message broker that runs already. */
public final class BrokerOption {
  @Option(
      names = "--broker",
      paramLabel = "URL",
      description =
          "a message broker that runs already, like amqp://me@queue.example.com:5672 (AMQP 0-9-1:"
              + " RabbitMQ, Qpid), by TLS amqps://me@queue.example.com?cacertfile=ca.pem (or without"
              + " cacertfile who this JVM trusts); its password from AMQP_PASSWORD, or in the URL,"
              + " where others may read it")
  private @Nullable String url;

  /**
   * The flag that tells forks where it is. A password in the URL stays in a private file for as
   * long as this process runs, and is written nowhere else.
   *
   * @throws UsageException when it is no such URL
   */
  public Optional<String> flag() {
    return given().map(broker -> BackEnds.flag(BrokerUrl.SERVICE, broker.toString()));
  }

  /**
   * The broker, with the file of its password where one was given in the URL.
   *
   * @throws UsageException when it is no such URL
   */
  public Optional<BrokerUrl> url() {
    return given()
        .map(broker -> BrokerPassword.kept().map(broker::withPasswordFile).orElse(broker));
  }

  private Optional<BrokerUrl> given() {
    if (url == null) {
      return Optional.empty();
    }
    BrokerUrl given = BrokerUrl.parse(url);
    given.password().ifPresent(BrokerOption::keep);
    return Optional.of(BrokerUrl.parse(given.toString()));
  }

  private static void keep(String password) {
    try {
      BrokerPassword.keep(password);
    } catch (IOException e) {
      throw new UsageException(
          "the password cannot be kept in a private file (%s); give it by %s"
              .formatted(e.getMessage(), BrokerPassword.VARIABLE));
    }
  }
}
