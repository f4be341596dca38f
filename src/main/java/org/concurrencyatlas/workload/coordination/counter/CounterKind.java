package org.concurrencyatlas.workload.coordination.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** The ways to count in one JVM. */
final class CounterKind {
  private CounterKind() {}

  /** The number is a field, which the subclass protects or does not. */
  abstract static class InField extends Tally {
    long value;

    @Override
    long value() {
      return value;
    }

    @Override
    void reset() {
      value = 0;
    }
  }

  /** A plain field: loses updates. */
  static final class Plain extends InField {
    @Override
    void increment(int update) {
      value++;
    }
  }

  /** The monitor of the counter. */
  static final class Synchronized extends Tally {
    private long value;

    @Override
    synchronized void increment(int update) {
      value++;
    }

    @Override
    synchronized long value() {
      return value;
    }

    @Override
    synchronized void reset() {
      value = 0;
    }
  }

  /** A lock that its owner may take again. */
  static final class Reentrant extends InField {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    void increment(int update) {
      lock.lock();
      try {
        value++;
      } finally {
        lock.unlock();
      }
    }
  }

  /** The write lock of a lock that knows no owner. */
  static final class Stamped extends InField {
    private final StampedLock lock = new StampedLock();

    @Override
    void increment(int update) {
      long stamp = lock.writeLock();
      try {
        value++;
      } finally {
        lock.unlockWrite(stamp);
      }
    }
  }

  /** An atomic addition to one number. */
  static final class Atomic extends Tally {
    private final AtomicLong value = new AtomicLong();

    @Override
    void increment(int update) {
      value.incrementAndGet();
    }

    @Override
    long value() {
      return value.get();
    }

    @Override
    void reset() {
      value.set(0);
    }
  }

  /** Several numbers, which are added up when the value is read. */
  static final class Adder extends Tally {
    private final LongAdder value = new LongAdder();

    @Override
    void increment(int update) {
      value.increment();
    }

    @Override
    long value() {
      return value.sum();
    }

    @Override
    void reset() {
      value.reset();
    }
  }

  /** An atomic addition to a field: what {@link AtomicLong} does, without its object. */
  static final class Handle extends Tally {
    private static final VarHandle VALUE = handle();

    @SuppressWarnings("unused") // through the handle
    private volatile long value;

    @Override
    void increment(int update) {
      long _ = (long) VALUE.getAndAdd(this, 1L);
    }

    @Override
    long value() {
      return value;
    }

    @Override
    void reset() {
      value = 0;
    }

    private static VarHandle handle() {
      try {
        return MethodHandles.lookup().findVarHandle(Handle.class, "value", long.class);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a class sees its own field", e);
      }
    }
  }
}
