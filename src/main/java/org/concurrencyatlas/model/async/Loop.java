package org.concurrencyatlas.model.async;

import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One event loop of Netty on a thread of its own: what is given to it runs in order, and alone. */
final class Loop implements Executor {
  private static final long SECONDS_TO_END = 5;

  private final SingleThreadIoEventLoop loop;
  private final Thread thread;

  /** Starts it, so that no batch has to. */
  Loop() {
    // without a group, which would be notified of the loop's end by a thread that stays for a
    // second
    loop =
        new SingleThreadIoEventLoop(
            null,
            Thread.ofPlatform().daemon().name("event-loop-", 0).factory(),
            NioIoHandler.newFactory());
    thread = loop.submit(Thread::currentThread).syncUninterruptibly().getNow();
  }

  @Override
  public void execute(Runnable step) {
    loop.execute(step);
  }

  /** Runs a step now when the loop itself asks, else soon. */
  void run(Runnable step) {
    if (loop.inEventLoop()) {
      step.run();
    } else {
      loop.execute(step);
    }
  }

  /** Interrupts a task that blocks the loop, which none should do. */
  void interrupt() {
    thread.interrupt();
  }

  /** Runs what it was given already, then ends, and waits for that, at most a few seconds. */
  void close() {
    var _ = loop.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS);
    try {
      boolean _ = loop.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
