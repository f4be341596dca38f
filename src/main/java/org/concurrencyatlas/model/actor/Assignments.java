package org.concurrencyatlas.model.actor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.concurrencyatlas.model.actor.node.SystemConfig;
import org.concurrencyatlas.model.process.TaskFailedInWorkerException;
import org.concurrencyatlas.process.message.TaskCodec;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which actor of which node runs which task: the node that runs the fewest gets the next one. What
 * a node ran when it ended is run again elsewhere, and counted once, for each attempt has a number.
 *
 * <p>One such task at a time is given to a node, so that it is known whom to blame should that node
 * end, too: only of a first loss all that ran there are suspected. Used by the master alone.
 */
final class Assignments {
  /** A task is given up when so many nodes have ended while they ran it. */
  static final int MOST_LOSSES = 3;

  private final Runnable progress;
  private final TaskCodec codec = new TaskCodec();
  private final List<ClusterNode> nodes = new ArrayList<>();
  private final Queue<Flight> flights = new ArrayDeque<>();
  private final Queue<Assignment> suspects = new ArrayDeque<>();
  private final Map<Long, Assignment> running = new HashMap<>();
  private long next;
  private @Nullable RuntimeException broken;

  /**
   * Has no nodes yet.
   *
   * @param progress is told of each task that has come to its end
   */
  Assignments(Runnable progress) {
    this.progress = progress;
  }

  /** Tasks have come. */
  void submit(Flight flight) {
    if (broken != null) {
      flight.fail(broken);
    } else {
      flights.add(flight);
      handOut();
    }
  }

  /** A node has come, whose actors follow. */
  void add(ClusterNode node) {
    nodes.add(node);
  }

  /** An actor of a node takes its first task. */
  void ready(ClusterNode node, Consumer<Job> worker) {
    node.add(worker);
    handOut();
  }

  /** A task was answered. What comes late, from a node that is given up, does not count. */
  void answered(long number, long answer) {
    Assignment ended = end(number);
    if (ended != null) {
      ended.flight().add(answer);
    }
    handOut();
  }

  /** A task threw. */
  void failed(long number, String reason) {
    Assignment ended = end(number);
    if (ended != null) {
      ended.flight().fail(new TaskFailedInWorkerException(reason));
    }
    handOut();
  }

  private @Nullable Assignment end(long number) {
    Assignment ended = running.remove(number);
    if (ended != null) {
      ended.end();
      progress.run();
    }
    return ended;
  }

  /**
   * A node has ended.
   *
   * @param how it ended, for the reason of a task that is given up
   */
  void lost(ClusterNode node, String how) {
    nodes.remove(node);
    List<Assignment> lost =
        running.values().stream().filter(assignment -> assignment.runsOn(node)).toList();
    running.values().removeIf(assignment -> assignment.runsOn(node));
    for (Assignment assignment : lost) {
      assignment.lose();
      if (assignment.losses() >= MOST_LOSSES) {
        assignment
            .flight()
            .fail(
                new TaskFailedInWorkerException(
                    "%s is given up: %d nodes ended while they ran it; the last one: %s"
                        .formatted(
                            TaskFailedInWorkerException.name(assignment.task()),
                            assignment.losses(),
                            how)));
      } else {
        suspects.add(assignment);
      }
    }
    handOut();
  }

  /** No node will come any more: all tasks fail, and those that are submitted later. */
  void fail(RuntimeException reason) {
    broken = reason;
    flights.forEach(flight -> flight.fail(reason));
    suspects.forEach(assignment -> assignment.flight().fail(reason));
    running.values().forEach(assignment -> assignment.flight().fail(reason));
  }

  private void handOut() {
    if (!suspects.isEmpty()) {
      handOutSuspects();
    }
    boolean more = true;
    while (more) {
      more = handOutFresh();
    }
  }

  private void handOutSuspects() {
    suspects.removeIf(assignment -> assignment.flight().over());
    while (!suspects.isEmpty()) {
      ClusterNode node = idlest(each -> !each.hasSuspect());
      if (node == null) {
        return;
      }
      begin(suspects.remove(), node);
    }
  }

  /** False when no actor is free, or no task waits. */
  private boolean handOutFresh() {
    ClusterNode node = idlest(_ -> true);
    Assignment fresh = node == null ? null : fresh();
    if (node == null || fresh == null) {
      return false;
    }
    begin(fresh, node);
    return true;
  }

  private @Nullable Assignment fresh() {
    while (!flights.isEmpty()) {
      Flight flight = flights.element();
      Task task = flight.next();
      if (task != null) {
        return new Assignment(flight, task);
      }
      flights.remove();
    }
    return null;
  }

  private @Nullable ClusterNode idlest(Predicate<ClusterNode> fit) {
    ClusterNode idlest = null;
    for (ClusterNode node : nodes) {
      if (node.hasFree()
          && fit.test(node)
          && (idlest == null || node.running() < idlest.running())) {
        idlest = node;
      }
    }
    return idlest;
  }

  private void begin(Assignment assignment, ClusterNode node) {
    Task task = assignment.task();
    try {
      Job job = new Job(next, task.getClass().getName(), body(task));
      running.put(next, assignment);
      next++;
      assignment.begin(node, job);
    } catch (IllegalArgumentException e) { // it cannot be sent, and says why
      assignment.flight().fail(e);
    }
  }

  private byte[] body(Task task) {
    byte[] body = codec.write(task);
    if (body.length > SystemConfig.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "a %s of %d bytes cannot be sent; a message between nodes has at most %d"
              .formatted(task.getClass().getName(), body.length, SystemConfig.MAX_MESSAGE_BYTES));
    }
    return body;
  }
}
