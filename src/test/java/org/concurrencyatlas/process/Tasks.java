package org.concurrencyatlas.process;

import java.util.concurrent.Callable;
import org.concurrencyatlas.workload.Task;

/** The records that the tests of the pool send to its workers. */
@SuppressWarnings("ArrayRecordComponent") // bytes are what crosses; nobody compares these records
final class Tasks {
  record Square(long x) implements Task {
    @Override
    public long call() {
      return x * x;
    }
  }

  record Everything(int i, long l, double d, String s, byte[] b) implements Callable<String> {
    @Override
    public String call() {
      return "%d %d %s %s %d".formatted(i, l, d, s, b.length);
    }
  }

  record Throwing(String message) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }
  }

  record Exiting(int code) implements Task {
    @Override
    public long call() {
      System.exit(code);
      return 0;
    }
  }

  record Printing(String line) implements Task {
    @Override
    public long call() {
      System.out.println(line);
      return line.length();
    }
  }

  record Sleeping(long millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      return millis;
    }
  }

  record Echo(byte[] payload) implements Callable<byte[]> {
    @Override
    public byte[] call() {
      return payload;
    }
  }

  /** The pid of the worker that runs it. */
  record Pid() implements Task {
    @Override
    public long call() {
      return ProcessHandle.current().pid();
    }
  }

  private Tasks() {}
}
