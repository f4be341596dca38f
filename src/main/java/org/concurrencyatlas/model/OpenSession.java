package org.concurrencyatlas.model;

import org.concurrencyatlas.workload.Task;

/**
 * A session that also takes single tasks at any time, as a service does whose requests come when
 * they come. A model whose sessions are such has {@link
 * org.concurrencyatlas.catalogue.ModelInfo.Trait#SERVES}.
 */
public interface OpenSession extends Session {
  /**
   * Takes one task. Called by one thread at a time, and never while {@link #run} runs. Returns when
   * the task is taken: a model that bounds what is in flight may wait for room, and one that has no
   * other thread runs the task before it returns.
   *
   * @param done is told the task's end, by whatever thread it ends on
   * @throws InterruptedException when the calling thread was interrupted while it waited for room;
   *     nothing is told then
   */
  void submit(Task task, Completion done) throws InterruptedException;
}
