package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.concurrencyatlas.process.Tasks.Square;
import org.concurrencyatlas.process.job.ChunkJob;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.WorkerExit;
import org.junit.jupiter.api.Test;

class FailureAttributionTest {
  private static final WorkerExit OBITUARY = new WorkerExit(42, "", 137, List.of("goodbye"));

  private final List<Integer> failed = new ArrayList<>();
  private final List<PoolException> reasons = new ArrayList<>();
  private int jobs;

  @Test
  void aLoneRepeatableJobIsTriedThreeTimes() {
    Job job = repeatable(1);

    assertThat(survivors(job)).containsExactly(job);
    assertThat(survivors(job)).containsExactly(job);
    assertThat(survivors(job)).isEmpty();
    assertThat(reasons)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "Square[x=0], attempt 3: worker 42 ended, killed by signal 9; its last lines: goodbye");
  }

  @Test
  void whenSeveralRepeatableJobsWereThereEachIsTriedAloneBeforeItIsBlamed() {
    Job first = repeatable(1);
    Job second = repeatable(1);

    assertThat(survivors(first, second)).containsExactly(first, second);
    assertThat(List.of(first, second)).allMatch(Job::suspect);
    assertThat(survivors(second)).containsExactly(second);
    assertThat(survivors(second)).isEmpty();
    assertThat(failed).containsExactly(1);
  }

  @Test
  void theGuiltyTaskOfAChunkIsFoundByTryingItsTasksOneByOne() {
    List<Job> parts = survivors(repeatable(3));

    assertThat(parts).hasSize(3).allMatch(Job::suspect).allMatch(part -> part.count() == 1);
    assertThat(survivors(parts.get(1))).hasSize(1);
    assertThat(survivors(parts.get(1))).isEmpty();
    assertThat(failed).containsExactly(1);
  }

  @Test
  void aMissedDeadlineIsTheFaultOfTheEldestAlone() {
    Job hanging = repeatable(1);
    Job next = repeatable(1);

    List<Job> survivors =
        new FailureAttribution(OBITUARY, true, true).survivors(List.of(hanging, next));

    assertThat(survivors).containsExactly(hanging, next);
    assertThat(hanging.suspect()).isTrue();
    assertThat(next.suspect()).isFalse();
  }

  @Test
  void aJobForOneCallFailsWhenItHadStartedAndIsSentAgainWhenNot() {
    Job started = once();
    started.start();
    Job waiting = once();

    assertThat(survivors(started, waiting)).containsExactly(waiting);
    assertThat(failed).containsExactly(0);
  }

  @Test
  void whenAnnouncementsMayBeLostAJobForOneCallIsNotRisked() {
    List<Job> survivors = new FailureAttribution(OBITUARY, false, false).survivors(List.of(once()));

    assertThat(survivors).isEmpty();
    assertThat(failed).containsExactly(0);
  }

  private List<Job> survivors(Job... orphans) {
    return new FailureAttribution(OBITUARY, false, true).survivors(List.of(orphans));
  }

  private Job repeatable(int tasks) {
    return chunk(tasks, RetryPolicy.REPEATABLE);
  }

  private Job once() {
    return chunk(1, RetryPolicy.ONCE);
  }

  private Job chunk(int tasks, RetryPolicy terms) {
    int from = jobs;
    jobs += tasks;
    List<Square> squares = LongStream.range(0, jobs).mapToObj(Square::new).toList();
    return new ChunkJob<>(squares, from, jobs, terms, new Ledger());
  }

  private final class Ledger implements AnswerCallback<Long> {
    @Override
    public void answered(int index, Long value) {
      throw new AssertionError("nothing is answered here");
    }

    @Override
    public void failed(int index, PoolException reason) {
      failed.add(index);
      reasons.add(reason);
    }
  }
}
