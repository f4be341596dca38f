package org.concurrencyatlas.backend.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;

/**
 * A JVM that has the client's jars, connects to a broker once, does what a task queue will do
 * there, and prints why it could not.
 */
final class BrokerProbe {
  private static final int CLOSE_MILLIS = 1_000;
  private static final int CONFIRM_MILLIS = 10_000;

  private BrokerProbe() {}

  /** The one argument is the broker's URL. */
  public static void main(String[] args) {
    ExecutorService consumers = Amqp.consumers("probe");
    int code = 0;
    try {
      BrokerUrl url = BrokerUrl.parse(args[0]);
      Connection connection = Amqp.connect(url, "probe", consumers);
      tryQueue(connection, url);
      connection.abort(CLOSE_MILLIS);
    } catch (IOException | RuntimeException e) {
      System.out.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  /** Rights are told by the broker only when they are used: make, write, read. */
  private static void tryQueue(Connection connection, BrokerUrl url) throws IOException {
    String queue = Amqp.QUEUES + "probe." + UUID.randomUUID();
    try {
      Channel channel = connection.createChannel();
      channel.queueDeclare(queue, false, /* exclusive= */ true, false, null);
      channel.confirmSelect();
      channel.basicPublish("", queue, null, new byte[0]);
      channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
      channel.basicGet(queue, true);
    } catch (IOException | ShutdownSignalException | TimeoutException e) {
      throw new IOException(
          "the broker at %s lets %s in, but not use a queue %s* of its own: %s"
              .formatted(url.place(), url.user(), Amqp.QUEUES, Amqp.words(e)),
          e);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
