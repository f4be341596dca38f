package org.concurrencyatlas.model.actor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.SystemConfig;
import org.concurrencyatlas.workload.Task;

/**
 * Runs batches and single tasks in an actor system of its own.
 *
 * @param system its guardian is the {@link Master}
 * @param running what each worker runs now
 */
record ActorSession(ActorSystem<Master.Message> system, List<CurrentTask> running)
    implements Session {
  private static final long SECONDS_TO_START = 30;
  private static final long SECONDS_TO_END = 5;

  /** Returns when all actors are there, so that no batch has to wait for them. */
  static ActorSession open(int actors, int threads) throws InterruptedException {
    List<CurrentTask> running = Stream.generate(CurrentTask::new).limit(actors).toList();
    CountDownLatch started = new CountDownLatch(1);
    ActorSession session =
        new ActorSession(
            ActorSystem.create(
                Master.over(running, started), SystemConfig.NAME, SystemConfig.local(threads)),
            running);
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

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    FlightSubmitter.Given given = submitter().submitAll(batch);
    try {
      return given.await();
    } catch (ExecutionException | InterruptedException e) {
      given.fail(e);
      running.forEach(CurrentTask::stop);
      throw e;
    }
  }

  @Override
  public FlightSubmitter submitter() {
    return new FlightSubmitter(flight -> system.tell(new Master.Submitted(flight)));
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
