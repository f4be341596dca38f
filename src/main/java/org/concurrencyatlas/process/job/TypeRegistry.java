package org.concurrencyatlas.process.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.concurrencyatlas.process.wire.RecordCodec;

/** The record classes seen by a pool: each gets an id, under which workers know it. */
public final class TypeRegistry {
  /** A record class with its id and codec. */
  public record Entry(short id, RecordCodec codec) {
    /** Whether this is the entry of a task: most tasks are of the same class as the one before. */
    boolean isOf(Object task) {
      return codec.type() == task.getClass();
    }
  }

  private final Map<Class<?>, Entry> byClass = new ConcurrentHashMap<>();
  private final List<Entry> byId = new CopyOnWriteArrayList<>();

  /**
   * The entry of a record's class, new when it is the first of its class.
   *
   * @throws IllegalArgumentException when records of this class cannot cross
   */
  public Entry entryFor(Object task) {
    Entry known = byClass.get(task.getClass());
    return known != null ? known : byClass.computeIfAbsent(task.getClass(), this::enter);
  }

  Entry get(int id) {
    return byId.get(id);
  }

  int size() {
    return byId.size();
  }

  private synchronized Entry enter(Class<?> type) {
    if (byId.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a pool knows at most 32768 record classes");
    }
    Entry entry = new Entry((short) byId.size(), new RecordCodec(type));
    byId.add(entry);
    return entry;
  }
}
