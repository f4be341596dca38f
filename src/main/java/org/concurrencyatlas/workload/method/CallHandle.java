package org.concurrencyatlas.workload.method;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.method.MethodFinder.Found;

/** Makes method handles that a compiler inlines like a call in the source. */
final class CallHandle {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final long NEVER = SplitMix.mix(System.nanoTime());

  private static final MethodHandle COUNTED =
      find(CallHandle.class, "counted", methodType(long.class, long.class));

  private CallHandle() {}

  /**
   * Calls a method and reduces its answer. The handle is a component of a record, which the
   * compiler trusts to be constant where the record is.
   *
   * @param handle {@code (long) → long}
   */
  record Inlined(MethodHandle handle) implements LongCall {
    @Override
    public long call(long index) throws Throwable {
      return (long) handle.invokeExact(index);
    }
  }

  /**
   * The call of a method.
   *
   * @param repeatable whether its answers count; else they are only counted
   */
  static LongCall of(Found found, boolean repeatable) {
    MethodHandle target = target(found);
    MethodHandle reduced = MethodHandles.filterReturnValue(target, reducer(target.type()));
    return new Inlined(repeatable ? reduced : MethodHandles.filterReturnValue(reduced, COUNTED));
  }

  /** The start of an asynchronous method, {@code (long) → CompletionStage}. */
  static MethodHandle starting(Found found) {
    MethodHandle target = target(found);
    return target.asType(target.type().changeReturnType(CompletionStage.class));
  }

  /** {@code (long) → whatever the method returns}. */
  private static MethodHandle target(Found found) {
    try {
      MethodHandle method = LOOKUP.unreflect(found.method());
      MethodHandle bound = found.receiver() == null ? method : method.bindTo(found.receiver());
      return bound.type().parameterCount() == 0
          ? MethodHandles.dropArguments(bound, 0, long.class)
          : bound;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          found.method() + " cannot be reached from outside its class; make it public", e);
    }
  }

  /** From an answer of the method's type to a number. */
  private static MethodHandle reducer(MethodType type) {
    Class<?> answer = type.returnType();
    if (answer == void.class) {
      return checksum("ofNothing", methodType(long.class));
    }
    if (answer == boolean.class) {
      return checksum("ofBoolean", methodType(long.class, boolean.class));
    }
    if (answer == double.class || answer == float.class) {
      return checksum("ofDouble", methodType(long.class, double.class))
          .asType(methodType(long.class, answer));
    }
    return answer.isPrimitive()
        ? checksum("ofLong", methodType(long.class, long.class))
            .asType(methodType(long.class, answer))
        : checksum("of", methodType(long.class, Object.class))
            .asType(methodType(long.class, answer));
  }

  private static MethodHandle checksum(String name, MethodType type) {
    return find(AnswerChecksum.class, name, type);
  }

  private static MethodHandle find(Class<?> owner, String name, MethodType type) {
    try {
      return LOOKUP.findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner + " has " + name + type, e);
    }
  }

  /**
   * One, whatever the answer was. That a single number counts two keeps the compiler from leaving
   * out what makes the answer; nobody knows that number, and one answer in 2⁶⁴ meets it.
   */
  static long counted(long answer) {
    return answer == NEVER ? 2 : 1;
  }
}
