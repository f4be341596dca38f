package org.concurrencyatlas.model.queue;

import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:+" + jvm.collector());
    words.add("-Xmx" + jvm.heapMegabytes() + "m");
    words.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED"));
    words.addAll(jvm.flags());
    words.add(ParentWatch.flag());
    words.addAll(List.of("-cp", classPath, QueueWorkerMain.class.getName()));
    words.addAll(List.of(url.toString(), queue, Integer.toString(prefetch)));
    return words;
  }
}
