package org.concurrencyatlas.process.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** The record classes that the pool declared: a type id is the position in this list. */
final class TaskTypes {
  private final List<RecordCodec> codecs = new ArrayList<>();

  /**
   * Adds a class by name. Its static initialiser does not run before it was checked that it is a
   * record and a task.
   */
  void declare(int id, @Nullable String name) throws CorruptFrameException {
    if (name == null || id != codecs.size()) {
      throw new CorruptFrameException(
          "type %d was declared, %d is expected".formatted(id, codecs.size()));
    }
    Class<?> type;
    try {
      type = Class.forName(name, false, TaskTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("the worker has no class " + name, e);
    }
    if (!LongTask.class.isAssignableFrom(type) && !Callable.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(name + " is neither a LongTask nor a Callable");
    }
    codecs.add(new RecordCodec(type));
  }

  RecordCodec codec(int id) throws CorruptFrameException {
    if (id < 0 || id >= codecs.size()) {
      throw new CorruptFrameException("no type %d was declared".formatted(id));
    }
    return codecs.get(id);
  }
}
