package org.concurrencyatlas.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.WorkerExit;
import org.junit.jupiter.api.Test;

class FailureAttributionTest {
  private static final WorkerExit EXIT = new WorkerExit(42, "", 137, List.of("goodbye"));

  private final List<Integer> failed = new ArrayList<>();
  private final List<PoolException> reasons = new ArrayList<>();
  private int jobs;

  @Test
  void aSingleRetryableJobIsSentThreeTimes() {
    Job job = retryable(1);

    assertThat(jobsToRetry(job)).containsExactly(job);
    assertThat(jobsToRetry(job)).containsExactly(job);
    assertThat(jobsToRetry(job)).isEmpty();
    assertThat(reasons)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "Square[x=0], attempt 3: worker 42 ended, killed by signal 9; its last lines: goodbye");
  }

  @Test
  void eachOfSeveralRetryableJobsRunsAloneBeforeItIsBlamed() {
    Job first = retryable(1);
    Job second = retryable(1);

    assertThat(jobsToRetry(first, second)).containsExactly(first, second);
    assertThat(List.of(first, second)).allMatch(Job::suspect);
    assertThat(jobsToRetry(second)).containsExactly(second);
    assertThat(jobsToRetry(second)).isEmpty();
    assertThat(failed).containsExactly(1);
  }

  @Test
  void theBlamedTaskOfAChunkIsFoundBySendingItsTasksOneByOne() {
    List<Job> parts = jobsToRetry(retryable(3));

    assertThat(parts).hasSize(3).allMatch(Job::suspect).allMatch(part -> part.count() == 1);
    assertThat(jobsToRetry(parts.get(1))).hasSize(1);
    assertThat(jobsToRetry(parts.get(1))).isEmpty();
    assertThat(failed).containsExactly(1);
  }

  @Test
  void aMissedDeadlineIsBlamedOnTheOldestJobOnly() {
    Job hanging = retryable(1);
    Job next = retryable(1);

    List<Job> retried =
        new FailureAttribution(EXIT, true, true).jobsToRetry(List.of(hanging, next));

    assertThat(retried).containsExactly(hanging, next);
    assertThat(hanging.suspect()).isTrue();
    assertThat(next.suspect()).isFalse();
  }

  @Test
  void anAtMostOnceJobFailsWhenItHadStartedAndIsSentAgainWhenNot() {
    Job started = atMostOnce();
    started.markStarted();
    Job waiting = atMostOnce();

    assertThat(jobsToRetry(started, waiting)).containsExactly(waiting);
    assertThat(failed).containsExactly(0);
  }

  @Test
  void whenAnnouncementsMayBeLostAnAtMostOnceJobIsNotSentAgain() {
    List<Job> retried =
        new FailureAttribution(EXIT, false, false).jobsToRetry(List.of(atMostOnce()));

    assertThat(retried).isEmpty();
    assertThat(failed).containsExactly(0);
  }

  private List<Job> jobsToRetry(Job... unanswered) {
    return new FailureAttribution(EXIT, false, true).jobsToRetry(List.of(unanswered));
  }

  private Job retryable(int tasks) {
    return chunk(tasks, RetryPolicy.RETRYABLE);
  }

  private Job atMostOnce() {
    return chunk(1, RetryPolicy.AT_MOST_ONCE);
  }

  private Job chunk(int tasks, RetryPolicy retryPolicy) {
    int from = jobs;
    jobs += tasks;
    List<Square> squares = LongStream.range(0, jobs).mapToObj(Square::new).toList();
    return new ChunkJob<>(squares, from, jobs, retryPolicy, new FailureLog());
  }

  private record Square(long x) implements LongTask {
    @Override
    public long call() {
      return x * x;
    }
  }

  private final class FailureLog implements AnswerCallback<Long> {
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
