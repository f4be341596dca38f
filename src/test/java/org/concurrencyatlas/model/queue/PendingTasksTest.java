package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.queue.message.Attempt;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PendingTasksTest {
  private static final Task TASK = new CrossingTasks.Numbered(1, 0);

  private final List<Object> ends = new ArrayList<>();
  private final Completion done =
      new Completion() {
        @Override
        public void succeed(long answer) {
          ends.add(answer);
        }

        @Override
        public void fail(Throwable cause) {
          ends.add(cause.getMessage());
        }
      };

  @Test
  @DisplayName("the first answer counts, a second one does not")
  void theFirstAnswerCountsASecondOneDoesNot() throws Exception {
    PendingTasks pending = new PendingTasks(2);
    PendingTask task = pending.add(TASK, new byte[9], done).orElseThrow();

    assertThat(pending.answer(task.attempt().task(), 5)).isTrue();
    assertThat(pending.answer(task.attempt().task(), 6)).isFalse();
    pending.fail(task, new IllegalStateException("late"));

    assertThat(ends).containsExactly(5L);
  }

  @Test
  @DisplayName("a sender waits for room, of tasks as of bytes")
  void aSenderWaitsForRoomOfTasksAsOfBytes() throws Exception {
    assertWaits(new PendingTasks(1), 1);
    assertWaits(new PendingTasks(100), 20 << 20);
  }

  private void assertWaits(PendingTasks pending, int bytes) throws Exception {
    PendingTask first = pending.add(TASK, new byte[bytes], done).orElseThrow();
    CompletableFuture<Optional<PendingTask>> second = new CompletableFuture<>();
    Thread sender =
        Thread.ofPlatform()
            .start(() -> {
              try {
                second.complete(pending.add(TASK, new byte[bytes], done));
              } catch (InterruptedException e) {
                second.completeExceptionally(e);
              }
            });
    while (sender.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    assertThat(second).isNotDone();

    pending.answer(first.attempt().task(), 1);

    assertThat(second.get()).isPresent();
  }

  @Test
  @DisplayName("once broken, those that are there and those that come fail with the reason")
  void onceBrokenThoseThatAreThereAndThoseThatComeFail() throws Exception {
    PendingTasks pending = new PendingTasks(1);
    assertThat(pending.add(TASK, new byte[1], done)).isPresent();

    pending.failAll(new IllegalStateException("gone"));

    assertThat(pending.add(TASK, new byte[1], done)).isEmpty();
    assertThat(pending.add(TASK, new byte[1], done)).isEmpty();
    assertThat(ends).containsExactly("gone", "gone", "gone");
  }

  @Test
  @DisplayName("only workers that may have called a task count against it")
  void onlyWorkersThatMayHaveCalledATaskCountAgainstIt() {
    PendingTask task = new PendingTask(3, TASK, new byte[0], done);

    assertThat(task.lost(new Attempt(3, 1))).as("it may have been called").isEqualTo(1);
    assertThat(task.attempt()).isEqualTo(new Attempt(3, 2));
    assertThat(task.lost(new Attempt(3, 2))).as("nobody began it").isEqualTo(1);
    task.began(new Attempt(3, 2));
    assertThat(task.lost(new Attempt(3, 3))).as("the note was of an older attempt").isEqualTo(1);
    task.began(new Attempt(3, 4));
    assertThat(task.lost(new Attempt(3, 3))).as("a return of an older attempt").isEqualTo(1);
    assertThat(task.lost(new Attempt(3, 4))).isEqualTo(2);
  }
}
