package org.concurrencyatlas.model.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * Runs batches and single tasks in an actor system of its own.
 *
 * @param system its guardian is the {@link Master}
 * @param running what each worker runs now
 */
record ActorSession(ActorSystem<Master.Message> system, List<CurrentTask> running)
    implements Session, Submitter.Composing {
  private static final long SECONDS_TO_START = 30;
  private static final long SECONDS_TO_END = 5;

  /**
   * Master and workers share one dispatcher, as actors do unless one says otherwise. Nothing here
   * waits by Pekko's scheduler: a task waits by its own client or timer, as in every model. Its
   * usual tick of 10 ms, which makes a wait of 20 ms one of up to 30, would wrong whoever did.
   */
  private static final String CONFIG =
      """
      pekko {
        daemonic = on
        loglevel = OFF
        stdout-loglevel = OFF
        log-dead-letters = off
        jvm-exit-on-fatal-error = off
        jvm-shutdown-hooks = off
        coordinated-shutdown.run-by-actor-system-terminate = off
        scheduler.tick-duration = 1ms
        actor.default-dispatcher.fork-join-executor {
          parallelism-min = THREADS
          parallelism-max = THREADS
        }
        actor.internal-dispatcher.fork-join-executor {
          parallelism-min = 1
          parallelism-max = 1
        }
      }
      """;

  /** Returns when all actors are there, so that no batch has to wait for them. */
  static ActorSession open(int actors, int threads) throws InterruptedException {
    List<CurrentTask> running = Stream.generate(CurrentTask::new).limit(actors).toList();
    CountDownLatch started = new CountDownLatch(1);
    ActorSession session =
        new ActorSession(
            ActorSystem.create(Master.over(running, started), "actors", config(threads)), running);
    boolean there = false;
    try {
      there = started.await(SECONDS_TO_START, TimeUnit.SECONDS);
    } finally {
      if (!there) {
        session.close();
      }
    }
    if (!there) {
      throw new IllegalStateException(
          "%d actors did not start within %d s".formatted(actors, SECONDS_TO_START));
    }
    return session;
  }

  /** Whatever configuration a user's jars bring is not asked. */
  private static Config config(int threads) {
    return ConfigFactory.parseString(CONFIG.replace("THREADS", Integer.toString(threads)))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    Given given = submitAll(batch);
    try {
      return given.await();
    } catch (ExecutionException | InterruptedException e) {
      given.flight.fail(e);
      running.forEach(CurrentTask::stop);
      throw e;
    }
  }

  @Override
  public Submitter submitter() {
    return this;
  }

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
      system.tell(new Master.Submitted(flight));
    }
    return flight;
  }

  /** Tasks on their way. */
  record Given(Flight flight, BatchLatch latch) implements Submitter.Submission {
    @Override
    public long await() throws ExecutionException, InterruptedException {
      return latch.await();
    }

    @Override
    public void cancel() {
      flight.fail(new CancellationException("given up by whoever submitted it"));
    }
  }

  @Override
  public void close() {
    running.forEach(CurrentTask::stop);
    system.terminate();
    try {
      var _ =
          system.getWhenTerminated().toCompletableFuture().get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // a task that ignores its interruption is left behind, as by every model
    }
  }
}
