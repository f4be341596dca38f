package org.concurrencyatlas.model.queue;

import java.util.List;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.concurrencyatlas.process.jvm.WorkerJvm;

/**
 * How a worker of this host is started. It ends with this process, and its command line holds no
 * password.
 *
 * @param jvm heap, collector and flags
 * @param classPath with the client's jars
 * @param url of the broker
 * @param queue where its tasks are
 * @param prefetch most tasks that the broker hands it before it has confirmed any
 */
public record WorkerProcessCommand(
    WorkerJvm jvm, String classPath, BrokerUrl url, String queue, int prefetch) {
  /** The command, word by word. */
  public List<String> words() {
    return jvm.withFlag(ParentWatch.flag())
        .command(
            classPath,
            QueueWorkerMain.class,
            List.of(url.toString(), queue, Integer.toString(prefetch)));
  }
}
