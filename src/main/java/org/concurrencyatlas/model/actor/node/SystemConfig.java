package org.concurrencyatlas.model.actor.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** How an actor system is set up. Whatever configuration a user's jars bring is not asked. */
public final class SystemConfig {
  /** The name of every actor system: the nodes of a cluster must have the same. */
  public static final String NAME = "actors";

  /** No message is longer, with some hundred bytes around it. */
  public static final int MAX_MESSAGE_BYTES = 2 << 20;

  /**
   * Master and workers share one dispatcher, as actors do unless one says otherwise. Nothing here
   * waits by Pekko's scheduler: a task waits by its own client or timer, as in every model. Its
   * usual tick of 10 ms, which makes a wait of 20 ms one of up to 30, would wrong whoever did.
   */
  private static final String LOCAL =
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

  /**
   * Loopback only, at any free port, without Java's serialization, which Pekko has off. The send
   * queue drops what does not fit, so it has room for a message to or from each actor. Intervals
   * are those of one machine, so that a session opens soon; the failure detector is patient, for
   * its processors are busy: that a process has ended is known from the system. One lane in is what
   * Pekko's own manual gives for the lowest latency.
   */
  private static final String CLUSTERED =
      """
      pekko {
        scheduler.tick-duration = 10ms
        actor {
          provider = cluster
          serializers.node = "org.concurrencyatlas.model.actor.node.NodeMessageSerializer"
          serialization-bindings {
            "org.concurrencyatlas.model.actor.node.NodeMessage" = node
          }
        }
        remote.artery {
          transport = tcp
          canonical.hostname = "127.0.0.1"
          canonical.port = 0
          advanced {
            maximum-frame-size = FRAME_BYTES
            outbound-message-queue-size = QUEUE
            inbound-lanes = 1
            handshake-retry-interval = 100ms
            shutdown-flush-timeout = 50ms
          }
        }
        cluster {
          jmx.enabled = off
          downing-provider-class = "org.apache.pekko.cluster.sbr.SplitBrainResolverProvider"
          split-brain-resolver {
            active-strategy = keep-oldest
            keep-oldest.down-if-alone = off
            stable-after = 2s
            down-all-when-unstable = off
          }
          failure-detector.acceptable-heartbeat-pause = 10s
          retry-unsuccessful-join-after = 1s
          periodic-tasks-initial-delay = 50ms
          leader-actions-interval = 100ms
          typed.receptionist.distributed-data {
            gossip-interval = 1s
            notify-subscribers-interval = 100ms
          }
        }
      }
      """;

  /** Of Pekko's own, with much room: its default. */
  private static final int LEAST_QUEUE = 3_072;

  private static final int BYTES_AROUND_A_MESSAGE = 16 << 10;

  private SystemConfig() {}

  /** A system of its own, whose actors are all in this JVM. */
  public static Config local(int threads) {
    return complete(LOCAL.replace("THREADS", Integer.toString(threads)));
  }

  /**
   * A node of a cluster.
   *
   * @param actors of the whole cluster
   * @param threads of the node's dispatcher
   */
  public static Config clustered(int actors, int threads) {
    return complete(
        LOCAL.replace("THREADS", Integer.toString(threads))
            + CLUSTERED
                .replace("FRAME_BYTES", MAX_MESSAGE_BYTES + BYTES_AROUND_A_MESSAGE + "b")
                .replace("QUEUE", Integer.toString(LEAST_QUEUE + actors)));
  }

  private static Config complete(String own) {
    return ConfigFactory.parseString(own).withFallback(ConfigFactory.defaultReference()).resolve();
  }
}
