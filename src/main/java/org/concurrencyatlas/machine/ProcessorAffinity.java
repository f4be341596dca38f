package org.concurrencyatlas.machine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;

/**
 * Keeps the calling thread, and with it every process that it starts meanwhile, on some of the
 * processors. A JVM that is only told to have fewer would still run as many threads at once as the
 * machine has processors. Where the system is not Linux nothing is kept. Closed by the thread that
 * made it.
 */
public final class ProcessorAffinity implements AutoCloseable {
  /** Bytes of the system's set of processors: 1,024 of them. */
  private static final int SET_BYTES = 128;

  private static final FunctionDescriptor CALL =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);

  private final BitSet before;

  private ProcessorAffinity(BitSet before) {
    this.before = before;
  }

  /**
   * Keeps the calling thread on the first processors of those that it may use.
   *
   * @param processors how many; as many or more than there are keep nothing
   */
  public static ProcessorAffinity first(int processors) {
    if (processors >= Runtime.getRuntime().availableProcessors()) {
      return new ProcessorAffinity(new BitSet());
    }
    BitSet before = call("sched_getaffinity", new BitSet());
    BitSet first = new BitSet();
    before.stream().limit(processors).forEach(first::set);
    if (!first.isEmpty()) {
      call("sched_setaffinity", first);
    }
    return new ProcessorAffinity(before);
  }

  /** Gives the thread back what it had. */
  @Override
  public void close() {
    if (!before.isEmpty()) {
      call("sched_setaffinity", before);
    }
  }

  /**
   * Calls a function of the system on the calling thread's set of processors.
   *
   * @return what the set is after it; empty where the system has no such function
   */
  @SuppressWarnings("restricted")
  private static BitSet call(String function, BitSet processors) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(SET_BYTES, JAVA_LONG.byteAlignment());
      MemorySegment.copy(
          MemorySegment.ofArray(processors.toByteArray()), 0, set, 0, bytes(processors));
      var address = linker.defaultLookup().find(function);
      if (address.isEmpty()) {
        return new BitSet();
      }
      MethodHandle handle = linker.downcallHandle(address.get(), CALL);
      int result = (int) handle.invokeExact(0, (long) SET_BYTES, set);
      return result < 0 ? new BitSet() : BitSet.valueOf(set.asByteBuffer());
    } catch (Throwable e) {
      throw new IllegalStateException(function + " cannot be called", e);
    }
  }

  private static int bytes(BitSet set) {
    return Math.ceilDiv(set.length(), Byte.SIZE);
  }
}
