package org.concurrencyatlas.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concurrencyatlas.race.SteadyStateDetector;
import org.concurrencyatlas.result.Iteration;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Ends a pilot as soon as it has shown what it was run for. JMH has no way to end a fork early, but
 * reports each iteration when it is over: after the one that shows the fork steady, the fork is
 * killed, and what it had measured is its result.
 */
final class PilotEarlyStop {
  private static final String ITERATION_OVER = "iterationResult";

  private final Runnable end;
  private final List<Iteration> iterations = new ArrayList<>();
  private boolean settled;

  /**
   * Watches one fork.
   *
   * @param end kills it; called once, by a thread of JMH
   */
  PilotEarlyStop(Runnable end) {
    this.end = end;
  }

  /** JMH's output with the watch in front of it. */
  OutputFormat before(OutputFormat output) {
    return (OutputFormat)
        Proxy.newProxyInstance(
            OutputFormat.class.getClassLoader(),
            new Class<?>[] {OutputFormat.class},
            (_, method, arguments) -> {
              if (method.getName().equals(ITERATION_OVER)) {
                accept(ForkIterations.of((IterationResult) arguments[3]));
              }
              try {
                return method.invoke(output, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  /** The iterations up to the one that settled it; empty when the pilot ran to its end. */
  synchronized List<Iteration> settled() {
    return settled ? List.copyOf(iterations) : List.of();
  }

  synchronized void accept(Iteration iteration) {
    if (!settled) {
      iterations.add(iteration);
      settled = SteadyStateDetector.found(iterations);
      if (settled) {
        end.run();
      }
    }
  }
}
