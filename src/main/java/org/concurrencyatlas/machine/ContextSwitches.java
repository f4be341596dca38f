package org.concurrencyatlas.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How often the threads of this process have left a processor, those that have ended among them:
 * {@code getrusage} of POSIX, for {@code /proc/self/task} forgets a thread with its end.
 *
 * @param voluntary because they waited; NaN where the system does not report it
 * @param involuntary because the processor was taken from them, likewise
 */
public record ContextSwitches(double voluntary, double involuntary) {
  /** The system does not report them. */
  public static final ContextSwitches UNKNOWN = new ContextSwitches(Double.NaN, Double.NaN);

  private static final int RUSAGE_SELF = 0;

  /** Bytes of {@code struct rusage} on Linux of 64 bits: two times of 16 bytes, 14 longs. */
  private static final long BYTES = 144;

  private static final long VOLUNTARY_AT = 128;
  private static final long INVOLUNTARY_AT = 136;

  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  /** Since the process began. */
  public static ContextSwitches now() {
    if (!LINUX || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return UNKNOWN;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(BYTES, Long.BYTES);
      int result = (int) Native.GETRUSAGE.invokeExact(RUSAGE_SELF, usage);
      return result == 0
          ? new ContextSwitches(
              usage.get(ValueLayout.JAVA_LONG, VOLUNTARY_AT),
              usage.get(ValueLayout.JAVA_LONG, INVOLUNTARY_AT))
          : UNKNOWN;
    } catch (Throwable e) { // what a method handle declares
      return UNKNOWN;
    }
  }

  /** Linked when it is first asked for. */
  @SuppressWarnings("restricted") // a call of the system
  private static final class Native {
    private static final MethodHandle GETRUSAGE =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("getrusage"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }
}
