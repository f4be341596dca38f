package org.concurrencyatlas.trace;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.RecordCodec;
import org.concurrencyatlas.workload.Task;

/**
 * A task as text, so that it can be a component of another one: what a worker would be sent, or
 * where tasks share memory the number under which this JVM keeps it.
 */
final class TaskText {
  private static final int MOST_BYTES = 1 << 24;

  /** Each is read once: the reading is no part of what is traced. */
  private static final Map<String, Task> READ = new ConcurrentHashMap<>();

  private TaskText() {}

  /**
   * The components of a task.
   *
   * @throws IllegalArgumentException when it is no record that could cross to another JVM
   */
  static String write(Task task) {
    FrameWriter frame = new FrameWriter(MOST_BYTES);
    frame.begin(Frame.RUN, 1);
    new RecordCodec(task.getClass()).put(frame, task);
    frame.end();
    Bytes bytes = new Bytes(new byte[0]);
    try {
      frame.flush(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes every byte", e);
    }
    return Base64.getEncoder().encodeToString(bytes.content);
  }

  /** The number of a task that this JVM keeps: it does not cross to another one. */
  static String keep(Task task) {
    String number = "#" + READ.size();
    READ.put(key(task.getClass().getName(), number), task);
    return number;
  }

  /** The task of such a text. */
  static Task read(String type, String components) {
    return READ.computeIfAbsent(
        key(type, components),
        _ -> {
          try {
            FrameReader frame = new FrameReader(MOST_BYTES);
            Bytes bytes = new Bytes(Base64.getDecoder().decode(components));
            while (!frame.next()) {
              frame.fill(bytes);
            }
            return (Task) new RecordCodec(Class.forName(type)).get(frame);
          } catch (IOException | ClassNotFoundException | InvocationTargetException e) {
            throw new IllegalStateException("the task " + type + " cannot be read", e);
          }
        });
  }

  private static String key(String type, String text) {
    return type + " " + text;
  }

  /** One end is enough: what is sent can be received. */
  private static final class Bytes implements Link {
    private byte[] content;
    private int received;

    Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    public int receive(byte[] into, int offset, int length) {
      int count = Math.min(length, content.length - received);
      System.arraycopy(content, received, into, offset, count);
      received += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void send(byte[] from, int offset, int length) {
      int before = content.length;
      content = Arrays.copyOf(content, before + length);
      System.arraycopy(from, offset, content, before, length);
    }

    @Override
    public void endSending() {}

    @Override
    public void close() {}
  }
}
