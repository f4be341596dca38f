package org.concurrencyatlas.model.queue.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.model.queue.message.Queues;
import org.concurrencyatlas.model.queue.message.TaskQueueDeclaration;

/**
 * A worker's connection while it lasts. When it is lost, the broker delivers what was not confirmed
 * to another worker; the task that runs is interrupted, and its answer is dropped.
 */
final class WorkerConnection implements AutoCloseable {
  private static final int CLOSE_MILLIS = 1_000;

  private final Connection connection;
  private final ExecutorService tasks;

  private WorkerConnection(Connection connection, ExecutorService tasks) {
    this.connection = connection;
    this.tasks = tasks;
  }

  static WorkerConnection open(BrokerUrl url) throws IOException {
    ExecutorService tasks = Amqp.consumers("tasks");
    try {
      return new WorkerConnection(Amqp.connect(url, "concurrency-atlas worker", tasks), tasks);
    } catch (IOException | RuntimeException e) {
      tasks.shutdownNow();
      throw e;
    }
  }

  /** Takes tasks from a queue until the connection is lost or the queue is gone. */
  void serve(String queue, int prefetch) throws IOException, InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    connection.addShutdownListener(cause -> lost.countDown());
    declareIfShared(queue);
    Channel channel = connection.createChannel();
    channel.addShutdownListener(cause -> lost.countDown());
    channel.basicQos(prefetch);
    channel.confirmSelect();
    Channel announcements = connection.createChannel();
    announcements.confirmSelect();
    TaskConsumer consumer = new TaskConsumer(channel, announcements, lost::countDown);
    channel.addConfirmListener(consumer::confirmed, consumer::refused);
    channel.basicConsume(queue, false, consumer);
    lost.await();
  }

  /** A queue that workers on other hosts serve may be declared by any of them first. */
  private void declareIfShared(String queue) throws IOException {
    for (boolean durable : new boolean[] {false, true}) {
      if (queue.equals(Queues.shared(durable))) {
        try (Channel channel = connection.createChannel()) {
          TaskQueueDeclaration.declare(channel, queue, durable);
        } catch (TimeoutException e) {
          throw new IOException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    connection.abort(CLOSE_MILLIS);
    tasks.shutdownNow();
  }
}
