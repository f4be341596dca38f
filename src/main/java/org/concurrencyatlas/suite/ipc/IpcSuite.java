package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to reach another thread or process, without a pool around it: {@code jmh IpcSuite
 * -p mechanism=pipe,ring -p bytes=64,65536}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IpcSuite {
  private static final int BURST = 64;

  /** What is sent, and the way it takes. */
  @State(Scope.Benchmark)
  public abstract static class Way {
    /** The way. */
    @Param({"heap", "pipe", "unix-socket", "tcp", "ring", "reference"})
    public String mechanism;

    /** Size of a message. */
    @Param({"64", "1024", "16384", "65536", "1048576"})
    public int bytes;

    private final int burst;
    RoundTrip hop;
    byte[] message;

    Way(int burst) {
      this.burst = burst;
    }

    /** Starts the other side. */
    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
      hop = RoundTrip.open(mechanism, bytes, burst);
      message = new byte[bytes];
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
      hop.close();
    }

    /**
     * Gives the next message another content, and sees that the last answer was that of its own.
     */
    void check(byte last) {
      if (hop.lastByteOfAnswer() != last) {
        throw new IllegalStateException("the answer is not that of the last message");
      }
    }
  }

  /** Each message is answered with itself. */
  public static class Echo extends Way {
    public Echo() {
      super(1);
    }
  }

  /** Messages follow each other; one byte answers them all. */
  public static class Burst extends Way {
    public Burst() {
      super(BURST);
    }
  }

  /** There and back. */
  @Benchmark
  public void roundTrip(Echo way) throws IOException, InterruptedException {
    way.message[way.bytes - 1]++;
    way.hop.exchange(way.message);
    way.check(way.message[way.bytes - 1]);
  }

  /** There, one message after the other; the time is that of a message. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void stream(Burst way) throws IOException, InterruptedException {
    way.message[way.bytes - 1]++;
    way.hop.exchange(way.message);
    way.check(way.message[way.bytes - 1]);
  }
}
