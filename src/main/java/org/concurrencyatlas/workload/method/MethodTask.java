package org.concurrencyatlas.workload.method;

import org.concurrencyatlas.workload.Task;

/**
 * One call of the method of this JVM.
 *
 * @param index which call of the batch it is, from 0
 */
record MethodTask(long index) implements Task {
  /** Constant, so that the compiler inlines the method into the caller of the task. */
  private static final LongCall METHOD = UserMethod.ofThisJvm().call();

  @Override
  public long call() throws Exception {
    return call(index);
  }

  static long call(long index) throws Exception {
    try {
      return METHOD.call(index);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the method threw what is neither exception nor error", e);
    }
  }
}
