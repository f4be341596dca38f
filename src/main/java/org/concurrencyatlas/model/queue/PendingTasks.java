package org.concurrencyatlas.model.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have no answer yet. There is room for so many, and for so many bytes: who has more
 * waits, so that neither this JVM nor the broker is filled.
 */
final class PendingTasks {
  private static final int KIBIBYTES = 32 * 1024;

  private final Map<Long, PendingTask> byNumber = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();
  private final Semaphore room;
  private final Semaphore kibibytes = new Semaphore(KIBIBYTES);
  private volatile @Nullable RuntimeException broken;

  PendingTasks(int window) {
    this.room = new Semaphore(window);
  }

  /**
   * Waits for room and adds a task.
   *
   * @return the task; empty when none can be answered any more, which the completion was told
   */
  Optional<PendingTask> add(Task task, byte[] body, Completion done) throws InterruptedException {
    room.acquire();
    try {
      kibibytes.acquire(kibibytes(body));
    } catch (InterruptedException e) {
      room.release();
      throw e;
    }
    PendingTask pending = new PendingTask(next.getAndIncrement(), task, body, done);
    byNumber.put(pending.attempt().task(), pending);
    RuntimeException reason = broken;
    if (reason != null) {
      fail(pending, reason);
      return Optional.empty();
    }
    return Optional.of(pending);
  }

  /** The task of this number; empty when it has its answer. */
  Optional<PendingTask> get(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** Takes the first answer of a task; another one, of a worker that was lost, does not count. */
  boolean answer(long number, long value) {
    Optional<PendingTask> pending = remove(number);
    pending.ifPresent(task -> task.done().succeed(value));
    return pending.isPresent();
  }

  /** The task has failed for good, unless it has its answer. */
  void fail(PendingTask pending, Throwable reason) {
    remove(pending.attempt().task()).ifPresent(task -> task.done().fail(reason));
  }

  /** All tasks fail, and those that come later. */
  void failAll(RuntimeException reason) {
    broken = reason;
    List.copyOf(byNumber.values()).forEach(pending -> fail(pending, reason));
  }

  /** Why no task can be answered any more; empty while they can. */
  Optional<RuntimeException> broken() {
    return Optional.ofNullable(broken);
  }

  private Optional<PendingTask> remove(long number) {
    Optional<PendingTask> pending = Optional.ofNullable(byNumber.remove(number));
    pending.ifPresent(task -> {
      room.release();
      kibibytes.release(kibibytes(task.body()));
    });
    return pending;
  }

  private static int kibibytes(byte[] body) {
    return Math.clamp(body.length / 1024, 1, KIBIBYTES);
  }
}
