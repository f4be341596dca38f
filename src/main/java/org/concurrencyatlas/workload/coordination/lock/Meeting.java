package org.concurrencyatlas.workload.coordination.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;

/** A place at which all tasks of a batch wait until the last one has come. */
interface Meeting {
  /** Waits on the calling thread for all the others. */
  void await() throws InterruptedException, BrokenBarrierException;

  /** A barrier that opens again and again. */
  record Barrier(CyclicBarrier barrier) implements Meeting {
    Barrier(int parties) {
      this(new CyclicBarrier(parties));
    }

    @Override
    public void await() throws InterruptedException, BrokenBarrierException {
      int _ = barrier.await();
    }
  }

  /** A phaser, whose parties may change; here they do not. */
  record Phases(Phaser phaser) implements Meeting {
    Phases(int parties) {
      this(new Phaser(parties));
    }

    @Override
    public void await() throws InterruptedException {
      int _ = phaser.awaitAdvanceInterruptibly(phaser.arrive());
    }
  }

  /** A meeting of tasks that hold no thread while they wait. */
  final class WithoutThread {
    private final int parties;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();

    WithoutThread(int parties) {
      this.parties = parties;
    }

    /**
     * Completed when all have come.
     *
     * @param processors what follows runs here: on the thread that came last the rounds of all
     *     tasks would pile up
     */
    CompletionStage<Void> await(Executor processors) {
      CompletableFuture<Void> mine = new CompletableFuture<>();
      List<CompletableFuture<Void>> all = List.of();
      synchronized (this) {
        waiting.add(mine);
        if (waiting.size() == parties) {
          all = waiting;
          waiting = new ArrayList<>();
        }
      }
      all.forEach(each -> processors.execute(() -> each.complete(null)));
      return mine;
    }
  }
}
