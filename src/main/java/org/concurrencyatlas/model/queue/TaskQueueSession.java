package org.concurrencyatlas.model.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.model.process.WorkerProcesses;
import org.concurrencyatlas.model.queue.message.Queues;
import org.concurrencyatlas.model.queue.message.TaskQueueDeclaration;
import org.concurrencyatlas.process.message.TaskCodec;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * Sends tasks to a queue of the broker and takes the answers from a queue of its own. Ends with the
 * connection: what is on its way then fails with the reason.
 */
final class TaskQueueSession implements Session {
  private static final int CLOSE_MILLIS = 1_000;
  private static final long SECONDS_TO_END = 5;
  private static final long SECONDS_TO_SERVE = 60;
  private static final long POLL_MILLIS = 10;

  private final BackEnds broker;
  private final BrokerUrl url;
  private final Connection connection;
  private final ExecutorService receiving;
  private final QueueSettings settings;
  private final String queue;
  private final PendingTasks pending;
  private final TaskCodec codec = new TaskCodec();
  private final Channel control;
  private final TaskSender sender;
  private final WorkerProcesses workers;
  private volatile boolean closing;

  private TaskQueueSession(
      BackEnds broker,
      BrokerUrl url,
      Connection connection,
      ExecutorService receiving,
      QueueSettings settings)
      throws IOException {
    this.broker = broker;
    this.url = url;
    this.connection = connection;
    this.receiving = receiving;
    this.settings = settings;
    this.pending = new PendingTasks(settings.window());
    String id = UUID.randomUUID().toString();
    this.queue = settings.elsewhere() ? Queues.shared(settings.durable()) : Queues.ofSession(id);
    this.control = connection.createChannel();
    TaskQueueDeclaration.declare(control, queue, settings.durable());
    Channel replies = connection.createChannel();
    String replyTo = Queues.ofReplies(id);
    replies.queueDeclare(replyTo, false, /* exclusive= */ true, true, null);
    this.sender = sender(replyTo);
    connection.addShutdownListener(this::lost);
    connection.addBlockedListener(this::blocked, () -> {});
    this.workers =
        new WorkerProcesses(
            "task-queue-worker",
            settings.elsewhere() ? 0 : settings.workers(),
            new WorkerProcessCommand(
                    settings.jvm(),
                    System.getProperty("java.class.path"),
                    url,
                    queue,
                    settings.prefetch())
                .words(),
            reason -> pending.failAll(new IllegalStateException(reason)));
    replies.basicConsume(
        replyTo,
        true,
        new ReplyReceiver(replies, pending, sender(replyTo), workers::progress, workers::lastExit));
    if (settings.elsewhere()) {
      control.queuePurge(queue); // what a killed session left
    }
    workers.start();
  }

  /**
   * Opens one and waits until its workers serve.
   *
   * @param broker closed with the session
   */
  static TaskQueueSession open(BackEnds broker, QueueSettings settings)
      throws InterruptedException {
    BrokerUrl url = BrokerUrl.parse(broker.location(BrokerUrl.SERVICE));
    ExecutorService receiving = Amqp.consumers("task-queue-replies");
    TaskQueueSession session = connected(broker, url, receiving, settings);
    try {
      session.awaitWorkers();
      return session;
    } catch (IOException | ShutdownSignalException e) {
      session.close();
      throw refused(url, e);
    } catch (InterruptedException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static TaskQueueSession connected(
      BackEnds broker, BrokerUrl url, ExecutorService receiving, QueueSettings settings) {
    Connection connection = null;
    try {
      connection = connect(url, receiving);
      return new TaskQueueSession(broker, url, connection, receiving, settings);
    } catch (IOException | RuntimeException e) {
      receiving.shutdownNow();
      if (connection != null) {
        connection.abort(CLOSE_MILLIS);
      }
      throw e instanceof RuntimeException told ? told : refused(url, e);
    }
  }

  private static Connection connect(BrokerUrl url, ExecutorService receiving) {
    try {
      return Amqp.connect(url, "concurrency-atlas", receiving);
    } catch (IOException e) {
      throw new ServiceFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ServiceFailedException refused(BrokerUrl url, Exception why) {
    return new ServiceFailedException(
        "the broker at %s refuses: %s".formatted(url.place(), Amqp.words(why)), why);
  }

  private TaskSender sender(String replyTo) throws IOException {
    return new TaskSender(connection.createChannel(), queue, replyTo, settings.durable(), pending);
  }

  private void awaitWorkers() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_SERVE);
    while (control.consumerCount(queue) < settings.workers()) {
      Optional<RuntimeException> reason = pending.broken();
      if (reason.isPresent() || System.nanoTime() > end) {
        throw reason.orElseGet(() -> new IllegalStateException(missingWorkers()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private String missingWorkers() {
    return settings.elsewhere()
        ? "fewer than %d workers serve the queue %s at %s; start them on the other hosts: %s"
            .formatted(
                settings.workers(), queue, url.place(), "./run-benchmarks.sh worker --broker URL")
        : "the workers did not serve within %d s; the last one that ended: %s"
            .formatted(SECONDS_TO_SERVE, workers.lastExit());
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = new BatchLatch(batch.size());
    for (int i = 0; i < batch.size() && !latch.failed(); i++) {
      submit(batch.get(i), latch);
    }
    return latch.await();
  }

  @Override
  public Submitter submitter() {
    return (SingleSubmitter) this::submit;
  }

  private void submit(Task task, Submitter.Completion done) throws InterruptedException {
    byte[] body;
    try {
      body = codec.write(task);
    } catch (IllegalArgumentException e) {
      done.fail(e);
      return;
    }
    pending.add(task, body, done).ifPresent(sender::send);
  }

  private void lost(ShutdownSignalException cause) {
    if (!closing) {
      pending.failAll(
          new ServiceFailedException(
              "the connection to the broker at %s was lost: %s"
                  .formatted(url.place(), Amqp.words(cause)),
              cause));
    }
  }

  /** RabbitMQ says so when its memory or disk runs short, and reads no more of this connection. */
  private void blocked(String reason) {
    pending.failAll(
        new ServiceFailedException(
            "the broker at %s takes no tasks: %s".formatted(url.place(), reason),
            new IOException(reason)));
  }

  /** The queue goes first: what killed workers had is delivered to nobody. */
  @Override
  public void close() {
    closing = true;
    removeQueue();
    workers.close();
    connection.abort(CLOSE_MILLIS);
    receiving.shutdownNow();
    try {
      receiving.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    broker.close();
  }

  private void removeQueue() {
    try {
      if (settings.elsewhere()) {
        control.queuePurge(queue);
      } else {
        control.queueDelete(queue);
      }
    } catch (IOException | ShutdownSignalException e) {
      // the broker is gone, and its queues with it
    }
  }
}
