package org.concurrencyatlas.analysis.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/**
 * A service whose numbers are known, which records itself: so many workers each compute for a given
 * time of their thread, ask a {@link DelayingBackend} for a byte, and pause. Its last line says
 * what was true: tasks, computing, waits and tasks in flight, as it measured them itself.
 */
public final class ToyService {
  /** A task, from its begin to its end. */
  @Name("toy.Task")
  @StackTrace(false)
  public static final class TaskEvent extends Event {}

  private static final int ANSWER = 42;

  private final int port;
  private final long cpuNanos;
  private final long pauseMillis;
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong computed = new AtomicLong();
  private final AtomicLong waited = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();
  private volatile boolean counts;
  private volatile boolean ends;

  private ToyService(int port, long cpuMicros, long pauseMillis) {
    this.port = port;
    this.cpuNanos = cpuMicros * 1_000;
    this.pauseMillis = pauseMillis;
  }

  /** Arguments: recording, settings, kind of threads, workers, port, CPU µs, pause ms, seconds. */
  public static void main(String[] args) throws Exception {
    ToyService service =
        new ToyService(Integer.parseInt(args[4]), Long.parseLong(args[5]), Long.parseLong(args[6]));
    service.run(
        Path.of(args[0]),
        Path.of(args[1]),
        args[2].equals("virtual")
            ? Thread.ofVirtual().factory()
            : Thread.ofPlatform().daemon().factory(),
        Integer.parseInt(args[3]),
        Duration.ofSeconds(Long.parseLong(args[7])));
    System.exit(0);
  }

  private void run(Path file, Path settings, ThreadFactory factory, int workers, Duration length)
      throws IOException, InterruptedException, ParseException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
      connection.setTcpNoDelay(true);
      threads.add(factory.newThread(() -> work(connection)));
    }
    threads.forEach(Thread::start);
    Thread.sleep(1_000);
    record(file, settings, length);
    ends = true;
  }

  private void record(Path file, Path settings, Duration length)
      throws IOException, InterruptedException, ParseException {
    try (Recording recording = new Recording(Configuration.create(settings))) {
      recording.start();
      Thread.sleep(500);
      counts = true;
      long from = System.nanoTime();
      Thread.sleep(length);
      counts = false;
      double seconds = (System.nanoTime() - from) / 1e9;
      Thread.sleep(500);
      recording.stop();
      recording.dump(file);
      System.out.printf(
          "truth %d %.1f %.1f %.4f %.3f%n",
          tasks.get(),
          computed.get() / 1e3 / tasks.get(),
          waited.get() / 1e3 / tasks.get(),
          busy.get() / 1e9 / seconds,
          seconds);
    }
  }

  private void work(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      long last = cpuTime();
      while (!ends) {
        task(in, out);
        LockSupport.parkNanos(pauseMillis * 1_000_000);
        long now = cpuTime();
        if (counts) {
          computed.addAndGet(Thread.currentThread().isVirtual() ? cpuNanos : now - last);
        }
        last = now;
      }
    } catch (IOException e) {
      if (!ends) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void task(InputStream in, OutputStream out) throws IOException {
    TaskEvent event = new TaskEvent();
    event.begin();
    long begin = System.nanoTime();
    compute();
    out.write(ANSWER);
    long asked = System.nanoTime();
    if (in.read() != ANSWER) {
      throw new IOException("the backend ended");
    }
    long end = System.nanoTime();
    event.commit();
    if (counts) {
      tasks.incrementAndGet();
      waited.addAndGet(end - asked);
      busy.addAndGet(end - begin);
    }
  }

  /**
   * Computes by the clock of the thread; a virtual thread has none, and computes as much as a
   * platform thread did before.
   */
  private void compute() {
    if (Thread.currentThread().isVirtual()) {
      spin(Spin.STEPS_A_MICRO * cpuNanos / 1_000);
      return;
    }
    long from = cpuTime();
    while (cpuTime() - from < cpuNanos) {
      spin(Spin.AT_A_TIME);
    }
  }

  /**
   * What this thread has computed so far, nanoseconds; 0 for a virtual thread, which has no clock.
   */
  private static long cpuTime() {
    return Thread.currentThread().isVirtual()
        ? 0
        : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void spin(long steps) {
    long x = steps | 1;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    if (x == 0) {
      throw new IllegalStateException("xorshift never gives 0");
    }
  }

  /** How much a thread computes in a microsecond, measured once. */
  private static final class Spin {
    static final long AT_A_TIME = 2_000;
    static final long STEPS_A_MICRO = measure();

    private Spin() {}

    private static long measure() {
      long most = 0;
      for (int i = 0; i < 200; i++) {
        long from = System.nanoTime();
        spin(200_000);
        most = Math.max(most, 200_000_000L / (System.nanoTime() - from));
      }
      return most;
    }
  }
}
