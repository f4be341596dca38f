package org.concurrencyatlas.model.queue.message;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How a queue of tasks is made: alike by whoever comes first, for brokers refuse differences. */
public final class TaskQueueDeclaration {
  /** A queue of a session that was killed is removed by a broker that can: milliseconds. */
  private static final int UNUSED_MILLIS = 3_600_000;

  private TaskQueueDeclaration() {}

  /**
   * Makes a queue, if it is not there.
   *
   * @param durable whether what it holds may be on disk
   */
  public static void declare(Channel channel, String queue, boolean durable) throws IOException {
    if (isRabbit(channel)) {
      channel.queueDeclare(queue, /* durable= */ true, false, false, ofRabbit(queue));
    } else {
      channel.queueDeclare(queue, durable, false, false, null);
    }
  }

  /**
   * A queue that a broker keeps may hold messages that it does not keep. RabbitMQ 4.3 makes no
   * others for several connections (its notes on deprecated features); and where its operator
   * bounds queues, it would silently drop the oldest task in place of refusing the newest.
   */
  private static Map<String, Object> ofRabbit(String queue) {
    Map<String, Object> arguments = new TreeMap<>();
    arguments.put("x-queue-type", "classic");
    arguments.put("x-overflow", "reject-publish");
    if (!Queues.isShared(queue)) {
      arguments.put("x-expires", UNUSED_MILLIS);
    }
    return arguments;
  }

  private static boolean isRabbit(Channel channel) {
    Object product = channel.getConnection().getServerProperties().get("product");
    return "RabbitMQ".equals(String.valueOf(product));
  }
}
