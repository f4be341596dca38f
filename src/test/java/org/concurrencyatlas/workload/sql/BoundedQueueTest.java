package org.concurrencyatlas.workload.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedQueueTest {
  @Test
  @DisplayName("who finds a queue full waits until somebody leaves it, in the order of coming")
  void whoFindsAQueueFullWaits() throws Exception {
    BoundedQueue queue = new BoundedQueue("here", 2);
    queue.enter();
    queue.enter();
    CompletableFuture<Void> third = queue.room();
    CompletableFuture<Void> fourth = queue.room();
    assertThat(third).isNotDone();

    queue.leave();

    assertThat(third).isDone();
    assertThat(fourth).isNotDone();
    queue.entered();
    assertThat(queue.most()).isEqualTo(2);
  }

  @Test
  @DisplayName("a queue that lets in too many is found out, for what is in it is counted apart")
  void aQueueThatLetsInTooManyIsFoundOut() throws Exception {
    BoundedQueue broken = new BoundedQueue("here", 2, new Places(3));
    for (int i = 0; i < 3; i++) {
      broken.enter();
    }
    for (int i = 0; i < 3; i++) {
      broken.leave();
    }

    assertThat(broken.flaw()).isEqualTo("the queue here held 3 tasks, its bound is 2");
  }

  @Test
  @DisplayName("a task that is forgotten in a queue is found out")
  void aForgottenTaskIsFoundOut() throws Exception {
    BoundedQueue queue = new BoundedQueue("here", 2);
    queue.enter();

    assertThat(queue.flaw()).isEqualTo("the queue here holds 1 tasks after the batch");
    queue.leave();
    assertThat(queue.flaw()).isEmpty();
  }

  @Test
  @DisplayName("who gives up waiting takes no place")
  void whoGivesUpWaitingTakesNoPlace() throws Exception {
    Places places = new Places(1);
    places.await();
    CompletableFuture<Void> given = places.take();
    Thread interrupted =
        Thread.ofVirtual()
            .start(
                () -> assertThatThrownBy(places::await).isInstanceOf(InterruptedException.class));
    CompletableFuture<Void> last = places.take();
    given.cancel(false);
    interrupted.interrupt();
    interrupted.join();

    places.leave();

    assertThat(last).isCompleted();
    assertThat(places.take()).isNotDone();
  }
}
