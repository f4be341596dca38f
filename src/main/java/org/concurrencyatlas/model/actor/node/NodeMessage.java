package org.concurrencyatlas.model.actor.node;

import org.apache.pekko.actor.typed.ActorRef;

/** What crosses between the nodes, written by {@link NodeMessageSerializer}. */
public sealed interface NodeMessage {
  /** To a node: so many of its actors work for this master from now on. Said once. */
  record Serve(int actors, ActorRef<MasterMessage> master) implements NodeMessage, Node.Message {}

  /**
   * To an actor: a task to run. None comes before the last one has ended.
   *
   * @param number of the attempt, which no other has
   * @param type the class of the task's record
   * @param body as {@link org.concurrencyatlas.process.message.TaskCodec} writes it
   */
  @SuppressWarnings("ArrayRecordComponent") // sent once; nobody compares these records
  record Job(long number, String type, byte[] body) implements NodeMessage, WorkerMessage {}

  /**
   * To the master: a node serves. Its actors follow.
   *
   * @param pid of the node's process
   */
  record Serving(long pid, ActorRef<Serve> node) implements NodeMessage, MasterMessage {}

  /** To the master: an actor takes its first task. */
  record Ready(ActorRef<Job> worker) implements NodeMessage, MasterMessage {}

  /** To the master: a task was answered; its actor takes another one. */
  record Answered(long number, long answer) implements NodeMessage, MasterMessage {}

  /** To the master: a task threw; its actor takes another one. */
  record Failed(long number, String reason) implements NodeMessage, MasterMessage {}
}
