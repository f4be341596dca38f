package org.concurrencyatlas.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UrgentTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The pool that knows priorities")
@Timeout(30)
class PriorityPoolTest {
  private static final Queue<Integer> RUN = new ConcurrentLinkedQueue<>();

  private record Plain(int number) implements Task {
    @Override
    public long call() {
      RUN.add(number);
      return number;
    }
  }

  private record Urgent(int number) implements UrgentTask {
    @Override
    public long call() {
      RUN.add(number);
      return number;
    }
  }

  private record Holds(CountDownLatch held, CountDownLatch released) implements Task {
    @Override
    public long call() throws InterruptedException {
      held.countDown();
      released.await();
      return 0;
    }
  }

  @DisplayName("runs urgent tasks before those that came earlier, and equals as they came")
  @Test
  void urgentTasksRunFirst() throws Exception {
    RUN.clear();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (Session session = new PriorityPool().open(new Settings(Map.of("threads", "1")))) {
      Submitter.Submission holder =
          session.submitter().submitAll(List.of(new Holds(held, released)));
      held.await();
      Submitter.Submission plain =
          session.submitter().submitAll(List.of(new Plain(1), new Plain(2), new Plain(3)));
      Submitter.Submission urgent =
          session.submitter().submitAll(List.of(new Urgent(4), new Urgent(5)));
      released.countDown();

      assertThat(holder.await() + plain.await() + urgent.await()).isEqualTo(15);
    }
    assertThat(RUN).containsExactly(4, 5, 1, 2, 3);
  }
}
