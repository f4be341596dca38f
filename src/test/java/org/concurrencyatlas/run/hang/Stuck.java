package org.concurrencyatlas.run.hang;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** A JVM that gets stuck in the way that its argument names, and says so when it is. */
public final class Stuck {
  private static final int THREADS = 2;
  private static final CountDownLatch READY = new CountDownLatch(THREADS);

  private Stuck() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "cycle" -> cycle();
      case "pool" -> pool();
      case "carriers" -> carriers();
      case "monitor" -> monitor();
      case "lock" -> lock();
      case "held-lock" -> heldLock();
      default -> throw new IllegalArgumentException(args[0]);
    }
    READY.await();
    Thread.sleep(300); // from the last line of a thread before it blocks into the block
    System.out.println("stuck");
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void cycle() {
    Object one = new Object();
    Object other = new Object();
    CountDownLatch both = new CountDownLatch(THREADS);
    start("first", () -> take(one, both, other));
    start("second", () -> take(other, both, one));
  }

  private static void take(Object mine, CountDownLatch both, Object theirs) {
    synchronized (mine) {
      both.countDown();
      await(both);
      READY.countDown();
      synchronized (theirs) {
        throw new IllegalStateException("no deadlock");
      }
    }
  }

  private static void pool() {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("small-pool-", 0).factory());
    for (int i = 0; i < THREADS; i++) {
      var _ =
          pool.submit(() -> {
            READY.countDown();
            await(READY);
            return pool.submit(() -> 1L).get();
          });
    }
  }

  @SuppressWarnings("restricted") // a call of the system
  private static void carriers() {
    Linker linker = Linker.nativeLinker();
    MethodHandle pause =
        linker.downcallHandle(
            linker.defaultLookup().find("pause").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT));
    for (int i = 0; i < THREADS; i++) {
      Thread.startVirtualThread(() -> pauseForEver(pause));
    }
  }

  private static void pauseForEver(MethodHandle pause) {
    READY.countDown();
    try {
      while (true) {
        int _ = (int) pause.invokeExact();
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void monitor() throws InterruptedException {
    Object lock = new Object();
    CountDownLatch held = new CountDownLatch(1);
    start(
        "holder",
        () -> {
          synchronized (lock) {
            held.countDown();
            await(new CountDownLatch(1));
          }
        });
    held.await();
    for (int i = 0; i < THREADS; i++) {
      Thread.startVirtualThread(() -> {
        READY.countDown();
        synchronized (lock) {
          throw new IllegalStateException("released");
        }
      });
    }
  }

  private static void lock() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Thread.ofVirtual().start(lock::lock).join();
    for (int i = 0; i < THREADS; i++) {
      Thread.startVirtualThread(() -> {
        READY.countDown();
        lock.lock();
      });
    }
  }

  private static void heldLock() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch held = new CountDownLatch(1);
    start(
        "holder",
        () -> {
          lock.lock();
          held.countDown();
          await(new CountDownLatch(1));
        });
    held.await();
    for (int i = 0; i < THREADS; i++) {
      start(
          "waiter",
          () -> {
            READY.countDown();
            lock.lock();
          });
    }
  }

  private static void start(String name, Runnable body) {
    Thread.ofPlatform().daemon().name(name).start(body);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
