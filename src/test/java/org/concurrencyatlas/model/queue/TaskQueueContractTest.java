package org.concurrencyatlas.model.queue;

import java.io.IOException;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract at full length: some hundred sessions, whose workers connect each. */
@Tag("full")
class TaskQueueContractTest extends ModelContract {
  private TestBroker broker;

  @BeforeAll
  void startBroker() throws IOException {
    broker = TestBroker.start();
  }

  @AfterAll
  void endBroker() {
    broker.close();
  }

  @Override
  protected Stream<Contender> contenders() {
    return Stream.of("task-queue(workers=2)", "task-queue(durable=1,prefetch=1,workers=2)")
        .map(Contender::parse);
  }
}
