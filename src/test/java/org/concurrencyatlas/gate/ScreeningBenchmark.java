package org.concurrencyatlas.gate;

import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.verdict.gate.GateVerdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to screen the rows of a thousand cells by stored forks, six of the baseline and
 * three of the candidate a row, once in a fresh JVM as in a gate; it should be less than a second.
 * Run by hand after {@code mvn package}, in about a minute:
 *
 * <pre>{@code
 * java -cp target/test-classes:target/concurrency-atlas.jar \
 *     org.openjdk.jmh.Main ScreeningBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ScreeningBenchmark {
  private static final int CELLS = 1000;
  private static final double SHIFT = Math.log(1.03);

  /** Rows of a cell. */
  @Param({"1", "8"})
  public int contenders;

  private SimulatedGate.Run run;

  /** Draws the forks of both sessions. */
  @Setup(Level.Trial)
  public void draw() {
    SimulatedGate gate = new SimulatedGate(CELLS, contenders, 0.02, 0.045, 20_261_201);
    run = gate.runStored(20_261_201, SHIFT, /* confirms= */ false);
  }

  /** Screens every row. */
  @Benchmark
  public GateVerdict screen() {
    return GateRules.verdict(run.plan(), run.journal());
  }
}
