package org.concurrencyatlas.model.queue.worker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.concurrencyatlas.model.process.TaskFailedInWorkerException;
import org.concurrencyatlas.model.queue.message.Attempt;
import org.concurrencyatlas.model.queue.message.Reply;
import org.concurrencyatlas.process.message.TaskCodec;

/**
 * Calls the tasks that the broker delivers, one after another, and replies to each once. A task is
 * acknowledged when the broker has confirmed its reply: a worker that ends at any moment before
 * leaves the task to another one.
 *
 * <p>The channel gives each delivery the next number and each reply the next number, both from 1:
 * the confirmed number of a reply is the number of the delivery to acknowledge.
 */
final class TaskConsumer extends DefaultConsumer {
  private static final long CONFIRM_MILLIS = 30_000;

  private final Channel announcements;
  private final Runnable cancelled;
  private final TaskCodec codec = new TaskCodec();

  /**
   * Takes nothing yet.
   *
   * @param channel for deliveries, replies and acknowledgements
   * @param announcements for what must be known before a task is called
   * @param cancelled is told when the queue is gone
   */
  TaskConsumer(Channel channel, Channel announcements, Runnable cancelled) {
    super(channel);
    this.announcements = announcements;
    this.cancelled = cancelled;
  }

  @Override
  public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body)
      throws IOException {
    reply(getChannel(), properties, replyTo(envelope, properties, body));
  }

  private Reply replyTo(Envelope envelope, BasicProperties properties, byte[] body)
      throws IOException {
    if (properties.getCorrelationId() == null || properties.getType() == null) {
      return new Reply.Failure("this is no task"); // somebody else's message: it goes nowhere
    }
    if (envelope.isRedeliver()) {
      return new Reply.Returned();
    }
    if (Attempt.parse(properties.getCorrelationId()).number() > 1) {
      announce(properties);
    }
    return answer(properties.getType(), body);
  }

  private Reply answer(String type, byte[] body) {
    try {
      return new Reply.Answer(codec.read(type, body).call());
    } catch (InvocationTargetException e) {
      return failure(e.getTargetException());
    } catch (Throwable e) {
      return failure(e);
    } finally {
      boolean _ = Thread.interrupted(); // set by the task: it must not reach the next one
    }
  }

  private static Reply failure(Throwable thrown) {
    return new Reply.Failure(TaskFailedInWorkerException.reason(thrown));
  }

  /** Returns when the broker has it: should this worker end now, its submitter still reads it. */
  private void announce(BasicProperties properties) throws IOException {
    reply(announcements, properties, new Reply.Began());
    try {
      announcements.waitForConfirmsOrDie(CONFIRM_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (TimeoutException e) {
      throw new IOException("the broker does not confirm", e);
    }
  }

  private static void reply(Channel channel, BasicProperties task, Reply reply) throws IOException {
    BasicProperties properties =
        new BasicProperties.Builder()
            .correlationId(task.getCorrelationId())
            .type(reply.type())
            .build();
    String submitter = Objects.requireNonNullElse(task.getReplyTo(), "");
    channel.basicPublish("", submitter, properties, reply.body());
  }

  /** The broker has replies: those of deliveries of the same numbers. */
  void confirmed(long number, boolean andAllBefore) throws IOException {
    getChannel().basicAck(number, andAllBefore);
  }

  /** The broker could not take replies: the tasks go to whoever takes them next. */
  void refused(long number, boolean andAllBefore) throws IOException {
    getChannel().basicNack(number, andAllBefore, true);
  }

  @Override
  public void handleCancel(String tag) {
    cancelled.run();
  }
}
