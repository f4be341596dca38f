package org.concurrencyatlas.model.actor;

import java.util.function.Consumer;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/** A task of a flight that some node runs, or ran when it ended. */
final class Assignment {
  private final Flight flight;
  private final Task task;
  private int losses;
  private @Nullable ClusterNode node;
  private @Nullable Consumer<Job> worker;

  Assignment(Flight flight, Task task) {
    this.flight = flight;
    this.task = task;
  }

  Flight flight() {
    return flight;
  }

  Task task() {
    return task;
  }

  /** How many nodes have ended while they ran it and it was to blame. */
  int losses() {
    return losses;
  }

  /** Hands it to a free actor of a node. */
  void begin(ClusterNode on, Job job) {
    node = on;
    worker = on.begin(this);
    worker.accept(job);
  }

  /** It has ended, one way or the other. */
  void end() {
    if (node != null && worker != null) {
      node.end(this, worker);
    }
  }

  boolean runsOn(ClusterNode other) {
    return node == other;
  }

  /** Its node has ended. */
  void lose() {
    if (node != null && node.blames(this)) {
      losses++;
    }
    node = null;
  }
}
