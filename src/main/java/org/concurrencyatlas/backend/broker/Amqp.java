package org.concurrencyatlas.backend.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Connections to a broker by AMQP 0-9-1. Only JVMs that have the client's jars load this class. */
public final class Amqp {
  /** Both ends notice within twice this time that the other is out of reach. */
  public static final int HEARTBEAT_SECONDS = 10;

  /** What the names of all queues begin with that are made here. */
  public static final String QUEUES = "concurrency-atlas.";

  private static final int PATIENCE_MILLIS = 10_000;

  /** How long a thread of the client waits for consumers whose executor has ended already. */
  private static final int CLOSE_MILLIS = 1_000;

  private Amqp() {}

  /**
   * Opens a connection. It does not open itself again when it was lost: who uses it must know, for
   * what was not confirmed may be lost.
   *
   * @param name by which the broker lists it
   * @param consumers runs what is called with messages; not ended with the connection
   * @throws IOException with one line that says why
   * @throws org.concurrencyatlas.result.UsageException when a password or certificates are missing
   */
  public static Connection connect(BrokerUrl url, String name, ExecutorService consumers)
      throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(url.host());
    factory.setPort(url.port());
    factory.setUsername(url.user());
    factory.setPassword(BrokerPassword.of(url));
    factory.setVirtualHost(url.virtualHost().isEmpty() ? "/" : url.virtualHost());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout(PATIENCE_MILLIS);
    factory.setHandshakeTimeout(PATIENCE_MILLIS);
    factory.setChannelRpcTimeout(PATIENCE_MILLIS);
    factory.setShutdownTimeout(CLOSE_MILLIS);
    factory.setThreadFactory(Thread.ofPlatform().daemon().name("amqp-", 0).factory());
    if (url.tls()) {
      factory.useSslProtocol(BrokerTrust.context(url));
      factory.enableHostnameVerification();
    }
    try {
      return factory.newConnection(consumers, name);
    } catch (IOException | TimeoutException e) {
      throw new IOException(refusal(url, e), e);
    }
  }

  /**
   * Runs what is called with messages, one after another. When it has ended, the client may still
   * hand it something of a connection that was lost: that is dropped.
   *
   * @param name of its thread
   */
  public static ExecutorService consumers(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name(name).factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Why there is no connection, one line. */
  private static String refusal(BrokerUrl url, Throwable failure) {
    return switch (failure) {
      case PossibleAuthenticationFailureException _ ->
          "the broker at %s does not let %s in: wrong user or password"
              .formatted(url.place(), url.user());
      case UnknownHostException _ -> "the broker's host %s is not known".formatted(url.host());
      case ConnectException e ->
          "there is no broker at %s (%s)".formatted(url.place(), e.getMessage());
      case SSLException e -> BrokerTrust.refusal(url, e);
      case TimeoutException _ ->
          "what listens at %s does not answer as a broker".formatted(url.place());
      default -> "the broker at %s refuses: %s".formatted(url.place(), words(failure));
    };
  }

  /** What the broker or the network says of a failure, without the names of classes around it. */
  public static String words(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ShutdownSignalException shutdown && shutdown.getReason() != null) {
        return firstLine(
            switch (shutdown.getReason()) {
              case AMQP.Connection.Close close -> close.getReplyText();
              case AMQP.Channel.Close close -> close.getReplyText();
              default -> String.valueOf(shutdown.getReason());
            });
      }
    }
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank()
        ? deepest.getClass().getSimpleName()
        : firstLine(message);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
