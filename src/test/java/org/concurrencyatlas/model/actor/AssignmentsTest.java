package org.concurrencyatlas.model.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.concurrencyatlas.model.process.CrossingTasks.Numbered;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tasks that are handed to nodes")
class AssignmentsTest {
  private final AtomicInteger progress = new AtomicInteger();
  private final Assignments assignments = new Assignments(progress::incrementAndGet);
  private final List<Long> sums = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  @Test
  @DisplayName("go where the fewest run, one to each actor, the next when an answer has come")
  void goWhereTheFewestRun() {
    FakeNode first = new FakeNode(3);
    FakeNode second = new FakeNode(2);

    submit(6);
    assertThat(first.jobs).hasSize(3);
    assertThat(second.jobs).hasSize(2);

    assignments.answered(second.jobs.remove().number(), 10);
    assertThat(second.jobs).hasSize(2);

    first.answerAll();
    second.answerAll();
    assertThat(sums).containsExactly(10L + 5);
    assertThat(progress).hasValue(6);
  }

  @Test
  @DisplayName("of a node that ended run elsewhere, and what it still answered does not count")
  void ofANodeThatEndedRunElsewhere() {
    FakeNode first = new FakeNode(2);
    submit(2);

    assignments.lost(first.node, "killed");
    assignments.answered(first.jobs.element().number(), 1_000);
    assertThat(sums).isEmpty();

    FakeNode second = new FakeNode(2);
    second.answerAll();
    assertThat(second.answered).isEqualTo(2);
    assertThat(sums).containsExactly(2L);
  }

  @Test
  @DisplayName("of a node that ended run one at a time elsewhere: their neighbours are not blamed")
  void ofANodeThatEndedRunOneAtATimeElsewhere() {
    FakeNode first = new FakeNode(3);
    submit(1);
    submit(1);
    assignments.lost(first.node, "exit code 42");

    FakeNode second = new FakeNode(3);
    assertThat(second.jobs).as("one suspect at a time").hasSize(1);
    submit(1);
    assertThat(second.jobs).as("others go beside it").hasSize(2);
    assignments.lost(second.node, "exit code 42");

    FakeNode third = new FakeNode(3);
    third.answerAll();
    FakeNode fourth = new FakeNode(1);
    fourth.answerAll();
    assertThat(reasons).as("each was to blame twice at most").isEmpty();
    assertThat(sums).containsExactly(1L, 1L, 1L);
  }

  @Test
  @DisplayName("are given up when three nodes ended, with their name and how the last one did")
  void areGivenUpWithTheirNameAndHowTheThirdNodeEnded() {
    submit(1);
    for (int i = 0; i < Assignments.MOST_LOSSES; i++) {
      FakeNode node = new FakeNode(1);
      assertThat(node.jobs).hasSize(1);
      assignments.lost(node.node, "exit code 4" + i);
    }

    assertThat(new FakeNode(1).jobs).isEmpty();
    assertThat(reasons)
        .containsExactly(
            "Numbered[number=0, micros=0] is given up: 3 nodes ended while they ran it; the last"
                + " one: exit code 42");
  }

  @Test
  @DisplayName("fail when there is no node any more, and so do those that come later")
  void failWhenThereIsNoNodeAnyMore() {
    FakeNode node = new FakeNode(1);
    submit(1);
    submit(1);
    assignments.lost(node.node, "killed");
    submit(1);

    assignments.fail(new IllegalStateException("no node"));
    submit(1);

    assertThat(reasons).containsOnly("no node").hasSize(4);
  }

  @Test
  @DisplayName("that fail free their actor and end their batch")
  void thatFailFreeTheirActor() {
    FakeNode node = new FakeNode(1);
    submit(5);
    submit(1);

    assignments.failed(node.jobs.remove().number(), "on purpose");
    assertThat(reasons).containsExactly("on purpose");
    node.answerAll();
    assertThat(node.answered).as("none of the failed batch").isEqualTo(1);
    assertThat(sums).containsExactly(1L);
  }

  private void submit(int tasks) {
    List<Task> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      all.add(new Numbered(i, 0));
    }
    assignments.submit(new Flight(all, sums::add, failure -> reasons.add(failure.getMessage())));
  }

  /** Keeps what its actors are given. */
  private final class FakeNode {
    private final ClusterNode node = new ClusterNode();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private int answered;

    FakeNode(int actors) {
      assignments.add(node);
      for (int i = 0; i < actors; i++) {
        assignments.ready(node, jobs::add);
      }
    }

    /** Each with 1. */
    void answerAll() {
      while (!jobs.isEmpty()) {
        assignments.answered(jobs.remove().number(), 1);
        answered++;
      }
    }
  }
}
