package org.concurrencyatlas.model.actor;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * Hands batches and single tasks to a master.
 *
 * @param master takes each flight, from any thread
 */
record FlightSubmitter(Consumer<Flight> master) implements Submitter.Composing {
  @Override
  public Given submitAll(List<Task> tasks) {
    BatchLatch latch = new BatchLatch(1);
    return new Given(hand(tasks, latch::succeed, latch::fail), latch);
  }

  @Override
  public CompletionStage<Long> compose(List<Task> tasks) {
    CompletableFuture<Long> sum = new CompletableFuture<>();
    Flight flight = hand(tasks, sum::complete, sum::completeExceptionally);
    CompletableFuture<Long> _ =
        sum.whenComplete((_, failure) -> {
          if (failure != null) {
            flight.fail(failure);
          }
        });
    return sum;
  }

  @Override
  public void submit(Task task, Completion done) {
    Flight _ = hand(List.of(task), done::succeed, done::fail);
  }

  private Flight hand(List<Task> tasks, LongConsumer succeed, Consumer<Throwable> fail) {
    Flight flight = new Flight(tasks, succeed, fail);
    if (tasks.isEmpty()) {
      succeed.accept(0);
    } else {
      master.accept(flight);
    }
    return flight;
  }

  /** Tasks on their way. */
  record Given(Flight flight, BatchLatch latch) implements Submitter.Submission {
    @Override
    public long await() throws ExecutionException, InterruptedException {
      return latch.await();
    }

    /** None begins any more, for this reason. */
    void fail(Throwable reason) {
      flight.fail(reason);
    }

    @Override
    public void cancel() {
      fail(new CancellationException("given up by whoever submitted it"));
    }
  }
}
