package org.concurrencyatlas.process.message;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.RecordCodec;

/**
 * Tasks as the bodies of messages, written as the worker-JVM pool writes them. A message may reach
 * any worker, so each stands alone: the class of its record is named beside the body. Used by one
 * thread at a time.
 */
public final class TaskCodec {
  /** No message is longer. */
  public static final int MAX_BYTES = 64 << 20;

  private final MemoryLink link = new MemoryLink();
  private final FrameWriter out = new FrameWriter(MAX_BYTES);
  private final Map<Class<?>, RecordCodec> written = new HashMap<>();
  private final Map<String, RecordCodec> read = new HashMap<>();

  /**
   * The body of a task's message.
   *
   * @throws IllegalArgumentException when its record cannot be sent; says why
   */
  public byte[] write(LongTask task) {
    RecordCodec codec = written.computeIfAbsent(task.getClass(), RecordCodec::new);
    int before = out.size();
    try {
      out.begin(Frame.RUN, 0);
      codec.put(out, task);
      out.end();
    } catch (IllegalArgumentException e) {
      out.truncate(before);
      throw e;
    }
    try {
      out.flush(link);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return link.sent();
  }

  /**
   * The task of a message.
   *
   * @param type the class of its record
   * @throws CorruptFrameException when the body is not that of such a task
   * @throws InvocationTargetException when the record's constructor throws
   */
  public LongTask read(String type, byte[] body) throws IOException, InvocationTargetException {
    RecordCodec codec = codec(type);
    FrameReader in = new FrameReader(MAX_BYTES);
    link.arrived(body);
    while (!in.next()) {
      if (!in.fill(link)) {
        throw new CorruptFrameException("the message ends within a task of " + type);
      }
    }
    return (LongTask) codec.get(in);
  }

  /** The class's static initialiser does not run before it was checked that it is a task. */
  private RecordCodec codec(String type) throws CorruptFrameException {
    RecordCodec known = read.get(type);
    if (known != null) {
      return known;
    }
    Class<?> named;
    try {
      named = Class.forName(type, false, TaskCodec.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new CorruptFrameException(
          "the worker has no class " + type + "; start it from the jar of whoever sends tasks");
    }
    if (!LongTask.class.isAssignableFrom(named) || !named.isRecord()) {
      throw new CorruptFrameException(type + " is no task");
    }
    RecordCodec codec = new RecordCodec(named);
    read.put(type, codec);
    return codec;
  }
}
