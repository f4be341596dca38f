package org.concurrencyatlas.model.queue;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.model.queue.message.Attempt;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.workload.ServiceFailedException;

/**
 * Hands tasks to the broker, which confirms each: one that it refuses, or has no queue for, fails.
 * Used by one thread.
 */
final class TaskSender {
  private static final int TRANSIENT = 1;
  private static final int PERSISTENT = 2;

  private final Channel channel;
  private final String queue;
  private final String replyTo;
  private final int deliveryMode;
  private final PendingTasks pending;
  private final NavigableMap<Long, PendingTask> unconfirmed = new ConcurrentSkipListMap<>();

  /**
   * Takes over a channel.
   *
   * @param replyTo the queue where the answers are awaited
   */
  TaskSender(Channel channel, String queue, String replyTo, boolean durable, PendingTasks pending)
      throws IOException {
    this.channel = channel;
    this.queue = queue;
    this.replyTo = replyTo;
    this.deliveryMode = durable ? PERSISTENT : TRANSIENT;
    this.pending = pending;
    channel.confirmSelect();
    channel.addConfirmListener(this::confirmed, this::refused);
    channel.addReturnListener(this::returned);
    channel.addShutdownListener(this::ended);
  }

  /**
   * Hands over the present attempt of a task. Called by any thread; the numbers follow each other.
   */
  synchronized void send(PendingTask task) {
    BasicProperties properties =
        new BasicProperties.Builder()
            .correlationId(task.attempt().toString())
            .type(task.task().getClass().getName())
            .replyTo(replyTo)
            .deliveryMode(deliveryMode)
            .build();
    unconfirmed.put(channel.getNextPublishSeqNo(), task);
    try {
      channel.basicPublish("", queue, true, properties, task.body());
    } catch (IOException | AlreadyClosedException e) {
      pending.fail(task, new ServiceFailedException("the broker: " + Amqp.words(e), e));
    }
  }

  private void confirmed(long number, boolean andAllBefore) {
    confirmedSoFar(number, andAllBefore).clear();
  }

  private void refused(long number, boolean andAllBefore) {
    NavigableMap<Long, PendingTask> refused = confirmedSoFar(number, andAllBefore);
    refused.values().forEach(task -> fail(task, "the broker refuses a task: its queue is full"));
    refused.clear();
  }

  private NavigableMap<Long, PendingTask> confirmedSoFar(long number, boolean andAllBefore) {
    return andAllBefore
        ? unconfirmed.headMap(number, true)
        : unconfirmed.subMap(number, true, number, true);
  }

  private void returned(Return message) {
    try {
      Attempt attempt = Attempt.parse(message.getProperties().getCorrelationId());
      pending
          .get(attempt.task())
          .ifPresent(task -> fail(task, "the broker has no queue %s any more".formatted(queue)));
    } catch (CorruptFrameException e) {
      throw new IllegalStateException("what we sent has our correlation id", e);
    }
  }

  /** A broker ends a channel that did what is not allowed, like a message too large for it. */
  private void ended(ShutdownSignalException cause) {
    if (!cause.isHardError() && !cause.isInitiatedByApplication()) {
      pending.failAll(
          new ServiceFailedException("the broker refuses tasks: " + Amqp.words(cause), cause));
    }
  }

  private void fail(PendingTask task, String reason) {
    pending.fail(task, new ServiceFailedException(reason, new IOException(reason)));
  }
}
