package org.concurrencyatlas.suite.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.process.link.SharedFile;
import org.concurrencyatlas.process.link.Transport;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A counter that two processes increment at the same time: {@code jmh SharedCounterSuite}. The time
 * is that of an increment of one of them; at the end no increment may be lost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SharedCounterSuite {
  /** How increments are kept apart: an atomic instruction on shared memory, or a file lock. */
  @Param({"atomic", "file-lock"})
  public String guard;

  private SharedCounter counter;
  private PeerProcess peer;
  private long increments;

  /** Makes the counter and starts the other process. */
  @Setup(Level.Trial)
  public void open() throws IOException, InterruptedException {
    Path file = SharedFile.create();
    try {
      counter = SharedCounter.open(guard, file);
      peer = PeerProcess.start(Transport.PIPE, CounterPeer.class, guard, file);
    } finally {
      Files.delete(file);
    }
  }

  /** One more. */
  @Benchmark
  public void increment() throws IOException {
    counter.increment();
    increments++;
  }

  /** Asks the other process how often it has, and adds up. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    try (PeerProcess ended = peer;
        SharedCounter counted = counter) {
      byte[] told = new byte[Long.BYTES];
      ended.link().send(new byte[] {1}, 0, 1);
      if (!LinkRoundTrip.receive(ended.link(), told)) {
        throw new IOException("the other process is gone");
      }
      long all = increments + ByteBuffer.wrap(told).getLong();
      if (counted.value() != all) {
        throw new IllegalStateException(
            "counted %d increments of %d".formatted(counted.value(), all));
      }
    }
  }
}
