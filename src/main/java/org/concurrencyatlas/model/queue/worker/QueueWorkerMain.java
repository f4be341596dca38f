package org.concurrencyatlas.model.queue.worker;

import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.model.queue.message.Queues;

/**
 * The entry point of a worker: {@code <URL of the broker> <queue> <prefetch>}. The password comes
 * from the file that the URL names or from {@code AMQP_PASSWORD}. It serves until it is killed, or
 * until the broker was out of reach for a minute; one that was started here ends with its parent.
 */
public final class QueueWorkerMain {
  private static final long RETRY_MILLIS = 500;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private QueueWorkerMain() {}

  /** Serves the queue of other hosts where only the URL is given. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ParentWatch.start();
    BrokerUrl url = BrokerUrl.parse(args[0]);
    String queue = args.length > 1 ? args[1] : Queues.shared(false);
    int prefetch = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    serve(url, queue, prefetch);
    long lost = System.nanoTime();
    while (System.nanoTime() - lost < PATIENCE_NANOS) {
      Thread.sleep(RETRY_MILLIS);
      try {
        serve(url, queue, prefetch);
        lost = System.nanoTime();
      } catch (IOException | ShutdownSignalException e) { // a broker that starts ends connections
        System.Logger log = System.getLogger(QueueWorkerMain.class.getName());
        log.log(System.Logger.Level.INFO, "not yet: {0}", e.getMessage());
      }
    }
    System.exit(1);
  }

  /** Serves until the connection is lost. */
  private static void serve(BrokerUrl url, String queue, int prefetch)
      throws IOException, InterruptedException {
    try (WorkerConnection connection = WorkerConnection.open(url)) {
      connection.serve(queue, prefetch);
    }
  }
}
