package org.concurrencyatlas.model.queue.message;

import org.concurrencyatlas.backend.broker.Amqp;

/** Names of the queues in the broker. */
public final class Queues {
  private static final String PREFIX = Amqp.QUEUES + "tasks.";

  private Queues() {}

  /**
   * The queue that workers on other hosts serve, whoever puts tasks into it.
   *
   * @param durable whether it and what it holds outlives the broker
   */
  public static String shared(boolean durable) {
    return PREFIX + (durable ? "durable" : "transient");
  }

  /**
   * A queue of one session.
   *
   * @param id which no other session has
   */
  public static String ofSession(String id) {
    return PREFIX + id;
  }

  /**
   * The queue of one session for what workers reply.
   *
   * @param id which no other session has
   */
  public static String ofReplies(String id) {
    return Amqp.QUEUES + "replies." + id;
  }

  /** Whether workers on other hosts serve it. */
  static boolean isShared(String queue) {
    return queue.equals(shared(false)) || queue.equals(shared(true));
  }
}
