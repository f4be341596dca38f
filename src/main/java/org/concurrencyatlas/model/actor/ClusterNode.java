package org.concurrencyatlas.model.actor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.jspecify.annotations.Nullable;

/** What the master knows of the actors of a node: who is free, and how many run a task. */
final class ClusterNode {
  private final Deque<Consumer<Job>> free = new ArrayDeque<>();
  private int running;
  private @Nullable Assignment suspect;

  /** An actor has come. */
  void add(Consumer<Job> worker) {
    free.add(worker);
  }

  boolean hasFree() {
    return !free.isEmpty();
  }

  int running() {
    return running;
  }

  /** Whether it runs a task that was on a node which ended. */
  boolean hasSuspect() {
    return suspect != null;
  }

  /** Whether this task is to blame should the node end: all are, as long as none is a suspect. */
  boolean blames(Assignment assignment) {
    return suspect == null || suspect == assignment;
  }

  /** One of the free actors runs the task now. */
  Consumer<Job> begin(Assignment assignment) {
    running++;
    if (assignment.losses() > 0) {
      suspect = assignment;
    }
    return free.remove();
  }

  /** The task has ended, and its actor is free. */
  void end(Assignment assignment, Consumer<Job> worker) {
    running--;
    if (suspect == assignment) {
      suspect = null;
    }
    free.addFirst(worker); // the processor's caches still have what it needs
  }
}
