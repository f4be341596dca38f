package org.concurrencyatlas.workload.method;

import java.lang.reflect.InvocationTargetException;
import org.concurrencyatlas.workload.method.MethodFinder.Found;
import org.jspecify.annotations.Nullable;

/**
 * Calls the method in a worker JVM. Method handles take some 30 ms to be ready in a young JVM, as
 * much as the start of a JVM that is there for one task: reflection calls until there were so many
 * calls that they pay.
 */
final class WorkerCall implements LongCall {
  private static final int CALLS_UNTIL_HOT = 1_000;

  private final Found found;
  private final boolean repeatable;
  private int calls;
  private @Nullable LongCall hot;

  WorkerCall(Found found, boolean repeatable) {
    this.found = found;
    this.repeatable = repeatable;
  }

  @Override
  public long call(long index) throws Throwable {
    LongCall ready = hot;
    if (ready != null) {
      return ready.call(index);
    }
    if (++calls == CALLS_UNTIL_HOT) {
      hot = CallHandle.of(found, repeatable);
    }
    long answer = AnswerChecksum.of(invoke(index));
    return repeatable ? answer : 1;
  }

  private Object invoke(long index) throws Throwable {
    try {
      return found.method().getParameterCount() == 0
          ? found.method().invoke(found.receiver())
          : found.method().invoke(found.receiver(), index);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
