package org.concurrencyatlas.workload.method;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.workload.method.MethodFinder.Found;
import org.jspecify.annotations.Nullable;

/**
 * The method that this JVM was started for: found, its setup called, ready to be called. There is
 * one, made when it is first asked for.
 */
final class UserMethod {
  private final DeclaredTask task;
  private final Found found;
  private final Optional<Found> teardown;

  private UserMethod(DeclaredTask task, Found found, Optional<Found> teardown) {
    this.task = task;
    this.found = found;
    this.teardown = teardown;
  }

  /** Made once by the first who asks, whose thread also calls the setup. */
  private static final class Holder {
    static final Attempt ATTEMPT = Attempt.make();
  }

  /** A method, or why there is none: if a class initialiser threw, the reason would be lost. */
  private record Attempt(@Nullable UserMethod method, @Nullable Throwable failure) {
    static Attempt make() {
      try {
        UserMethod method =
            UserMethod.open(
                MethodProperty.read()
                    .orElseThrow(
                        () -> new IllegalStateException("this JVM was started for no method")));
        if (MethodProperty.inWorker()) {
          // the pool lets a worker end by itself, and does not know of the method
          Runtime.getRuntime().addShutdownHook(new Thread(method::close, "teardown"));
        }
        return new Attempt(method, null);
      } catch (Throwable e) {
        return new Attempt(null, e);
      }
    }
  }

  /**
   * The method of this JVM.
   *
   * @throws IllegalStateException when it cannot be called; its cause says why
   */
  static UserMethod ofThisJvm() {
    try {
      return orWhyNot();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("constructor or setup threw", e.getTargetException());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class is not on the class path", e);
    }
  }

  /** The same; throws as {@link #open} does. */
  static UserMethod orWhyNot() throws ClassNotFoundException, InvocationTargetException {
    Throwable failure = Holder.ATTEMPT.failure();
    switch (failure) {
      case null -> {}
      case ClassNotFoundException e -> throw e;
      case InvocationTargetException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
    return Objects.requireNonNull(Holder.ATTEMPT.method());
  }

  /**
   * Finds a method and calls its setup.
   *
   * @throws ClassNotFoundException when the class path lacks the class of one
   * @throws InvocationTargetException when a constructor or the setup throws
   * @throws org.concurrencyatlas.result.UsageException when one cannot be called
   */
  static UserMethod open(DeclaredTask task)
      throws ClassNotFoundException, InvocationTargetException {
    MethodFinder finder = new MethodFinder();
    Found found = finder.task(MethodName.parse("--task", task.method()));
    Optional<Found> setup = hook(finder, "--setup", task.setup());
    Optional<Found> teardown = hook(finder, "--teardown", task.teardown());
    if (setup.isPresent()) {
      invoke(setup.get());
    }
    return new UserMethod(task, found, teardown);
  }

  private static Optional<Found> hook(MethodFinder finder, String option, String name)
      throws ClassNotFoundException, InvocationTargetException {
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(finder.hook(MethodName.parse(option, name)));
  }

  private static Object invoke(Found hook) throws InvocationTargetException {
    try {
      return hook.method().invoke(hook.receiver());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(hook.method() + " cannot be reached; make it public", e);
    }
  }

  /** Whether it returns a stage that completes with the answer. */
  boolean asynchronous() {
    return CompletionStage.class.isAssignableFrom(found.method().getReturnType());
  }

  /** The call of a method that answers when it returns. */
  LongCall call() {
    return MethodProperty.inWorker()
        ? new WorkerCall(found, task.repeatable())
        : CallHandle.of(found, task.repeatable());
  }

  /** The start of an asynchronous method, {@code (long) → CompletionStage}. */
  MethodHandle start() {
    return CallHandle.starting(found);
  }

  /** An answer as a number. */
  long reduce(Object answer) {
    long checksum = AnswerChecksum.of(answer);
    return task.repeatable() ? checksum : CallHandle.counted(checksum);
  }

  /** Whether it is better started by a processor's thread, because it computes before it waits. */
  boolean computes() {
    return task.activity() != DeclaredTask.Activity.WAITS;
  }

  /** Calls the teardown. */
  void close() {
    if (teardown.isPresent()) {
      try {
        Object _ = invoke(teardown.get());
      } catch (InvocationTargetException e) {
        throw new IllegalStateException("the teardown threw " + e.getCause(), e.getCause());
      }
    }
  }
}
