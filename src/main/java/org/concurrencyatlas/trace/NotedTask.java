package org.concurrencyatlas.trace;

import java.nio.file.Path;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.Task;

/**
 * A task of any workload that notes when, where and with how much CPU time it was under way. It can
 * cross to another JVM, as the task in it can.
 *
 * @param index number of the task in its batch
 * @param type class of the task in it
 * @param components what that one consists of, as {@link TaskText} writes it
 * @param computes 1 when it only computes, else 0
 * @param spans the file that notes are appended to
 */
record NotedTask(long index, String type, String components, int computes, String spans)
    implements Task {
  @Override
  public long call() throws Exception {
    Task task = TaskText.read(type, components);
    SpanLog log = new SpanLog(index);
    SpanLog.Begin begin = SpanLog.begin();
    long answer = task.call();
    log.whole(begin, computes == 1);
    log.appendTo(Path.of(spans));
    return answer;
  }
}
