package org.concurrencyatlas.model.actor;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that were handed over together. The master alone takes them out and adds their answers up;
 * any thread may end it by a failure.
 */
final class Flight {
  private final List<Task> tasks;
  private final LongConsumer succeed;
  private final Consumer<Throwable> fail;
  private final AtomicBoolean over = new AtomicBoolean();
  private int begun;
  private int ended;
  private long sum;

  /**
   * Prepares it.
   *
   * @param tasks at least one
   * @param succeed is told the sum of the answers
   * @param fail is told the first failure instead
   */
  Flight(List<Task> tasks, LongConsumer succeed, Consumer<Throwable> fail) {
    this.tasks = tasks;
    this.succeed = succeed;
    this.fail = fail;
  }

  /** The next task to run; null when there is none, or none is wanted any more. */
  @Nullable Task next() {
    return begun < tasks.size() && !over() ? tasks.get(begun++) : null;
  }

  /** Takes the answer of one. */
  void add(long answer) {
    sum += answer;
    ended++;
    if (ended == tasks.size() && over.compareAndSet(false, true)) {
      succeed.accept(sum);
    }
  }

  /** None begins any more. The first failure counts; later ones are its consequences. */
  void fail(Throwable cause) {
    if (over.compareAndSet(false, true)) {
      fail.accept(cause);
    }
  }

  /** Whether its end was told. */
  boolean over() {
    return over.get();
  }
}
