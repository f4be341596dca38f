package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concurrencyatlas.model.process.CrossingTasks.numbered;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With the broker that starts by itself. */
class TaskQueueTest extends TaskQueueBehaviour {
  @Override
  BackEnd startBroker() throws IOException {
    return new ServiceCatalogue().get(BrokerUrl.SERVICE).start();
  }

  @Test
  @DisplayName("a broker that is killed fails the batch with its place, and no worker stays")
  void aBrokerThatIsKilledFailsTheBatchAndNoWorkerStays() throws Exception {
    try (TestBroker other = TestBroker.start()) {
      Leftovers leftovers = Leftovers.before();
      try (Session session = Sessions.open("task-queue(workers=2)")) {
        Thread killer =
            Thread.ofPlatform()
                .start(() -> {
                  sleep(300);
                  other.process().destroyForcibly();
                });
        assertThatThrownBy(() -> session.run(numbered(100_000, 1_000)))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(ServiceFailedException.class)
            .hasMessageStartingWith("the connection to the broker at 127.0.0.1:");
        killer.join();
      }
      assertThat(Sessions.processes(QueueWorkerMain.class)).isEmpty();
      assertThatThrownBy(() -> Sessions.open("task-queue(workers=1)").close())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageStartingWith("there is no broker at 127.0.0.1:");
      leftovers.assertNone();
    } finally {
      announceAgain();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
