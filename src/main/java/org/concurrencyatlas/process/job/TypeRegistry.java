package org.concurrencyatlas.process.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.concurrencyatlas.process.wire.RecordCodec;

/** The record classes of the tasks of a pool, each with the id that stands for it in frames. */
public final class TypeRegistry {
  /** A record class with its id and codec. */
  public record Entry(short id, RecordCodec codec) {
    /** Whether this is the entry of a task's class; a quick test, since most tasks are alike. */
    boolean isOf(Object task) {
      return codec.type() == task.getClass();
    }
  }

  private final Map<Class<?>, Entry> byClass = new ConcurrentHashMap<>();
  private final List<Entry> byId = new CopyOnWriteArrayList<>();

  /**
   * The entry of a task's class; registers the class when it is new.
   *
   * @throws IllegalArgumentException when records of this class cannot be sent
   */
  public Entry entryFor(Object task) {
    Entry known = byClass.get(task.getClass());
    return known != null ? known : byClass.computeIfAbsent(task.getClass(), this::register);
  }

  Entry get(int id) {
    return byId.get(id);
  }

  int size() {
    return byId.size();
  }

  private synchronized Entry register(Class<?> type) {
    if (byId.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a pool knows at most 32768 record classes");
    }
    Entry entry = new Entry((short) byId.size(), new RecordCodec(type));
    byId.add(entry);
    return entry;
  }
}
