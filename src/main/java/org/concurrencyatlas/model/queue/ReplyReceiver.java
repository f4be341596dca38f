package org.concurrencyatlas.model.queue;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.function.Supplier;
import org.concurrencyatlas.model.process.TaskFailedInWorkerException;
import org.concurrencyatlas.model.queue.message.Attempt;
import org.concurrencyatlas.model.queue.message.Reply;
import org.concurrencyatlas.workload.ServiceFailedException;

/**
 * Takes what workers reply: counts each task's first answer, sends again what was lost with a
 * worker, and gives a task up that was lost too often.
 */
final class ReplyReceiver extends DefaultConsumer {
  /** A task is given up when so many workers were lost while they may have called it. */
  static final int MOST_CALLS = 3;

  private final PendingTasks pending;
  private final TaskSender again;
  private final Runnable progress;
  private final Supplier<String> lastExit;

  /**
   * Takes nothing yet.
   *
   * @param again sends tasks on the thread of replies
   * @param progress is told of each task that has ended
   * @param lastExit how the last worker ended, for the reason of a task that is given up
   */
  ReplyReceiver(
      Channel channel,
      PendingTasks pending,
      TaskSender again,
      Runnable progress,
      Supplier<String> lastExit) {
    super(channel);
    this.pending = pending;
    this.again = again;
    this.progress = progress;
    this.lastExit = lastExit;
  }

  @Override
  public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body)
      throws IOException {
    Attempt attempt = Attempt.parse(properties.getCorrelationId());
    switch (Reply.of(properties.getType(), body)) {
      case Reply.Answer answer -> {
        if (pending.answer(attempt.task(), answer.value())) {
          progress.run();
        }
      }
      case Reply.Failure failure ->
          fail(attempt, new TaskFailedInWorkerException(failure.reason()));
      case Reply.Began _ -> pending.get(attempt.task()).ifPresent(task -> task.began(attempt));
      case Reply.Returned _ -> pending.get(attempt.task()).ifPresent(task -> lost(task, attempt));
    }
  }

  @Override
  public void handleCancel(String tag) {
    String reason = "the broker has removed the queue of replies";
    pending.failAll(new ServiceFailedException(reason, new IOException(reason)));
  }

  private void lost(PendingTask task, Attempt returned) {
    Attempt before = task.attempt();
    int calls = task.lost(returned);
    if (calls >= MOST_CALLS) {
      fail(
          returned,
          new TaskFailedInWorkerException(
              "%s is given up: %d workers ended while they ran it; the last one: %s"
                  .formatted(
                      TaskFailedInWorkerException.name(task.task()), calls, lastExit.get())));
    } else if (!task.attempt().equals(before)) {
      again.send(task);
    }
  }

  private void fail(Attempt attempt, Exception reason) {
    pending
        .get(attempt.task())
        .ifPresent(task -> {
          pending.fail(task, reason);
          progress.run();
        });
  }
}
