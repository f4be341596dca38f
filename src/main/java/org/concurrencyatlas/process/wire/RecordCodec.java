package org.concurrencyatlas.process.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the components of one record class in their order, without names or tags, and reads them
 * back. Starts with plain reflection, which is ready at once and takes 160 ns a record; for a class
 * that is used often, builds method handles in the background.
 */
public final class RecordCodec {
  private static final int USES_UNTIL_HOT = 1_000;

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final Method[] accessors;
  private final Component[] components;
  private int uses;
  private volatile @Nullable HandleCodec hot;

  /**
   * Creates the codec of a record class.
   *
   * @throws IllegalArgumentException when the class is no record, or has a component that is not
   *     int, long, double, String, byte[] or ByteBuffer
   */
  public RecordCodec(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    if (parts == null) {
      throw new IllegalArgumentException(type.getName() + " is no record, so it cannot be sent");
    }
    this.type = type;
    accessors = new Method[parts.length];
    components = new Component[parts.length];
    Class<?>[] types = new Class<?>[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      components[i] = Component.of(type, parts[i]);
      accessors[i] = parts[i].getAccessor();
      accessors[i].setAccessible(true);
    }
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new LinkageError("a record has its canonical constructor", e);
    }
    constructor.setAccessible(true);
  }

  /** The record class. */
  public Class<?> type() {
    return type;
  }

  /**
   * Appends the components of a record of this codec's class.
   *
   * @throws IllegalArgumentException when an accessor throws or the frame becomes too long
   */
  public void put(FrameWriter out, Object record) {
    HandleCodec handles = hot();
    try {
      if (handles != null) {
        handles.put().invokeExact(out, record);
        return;
      }
      for (int i = 0; i < components.length; i++) {
        components[i].put(out, accessors[i].invoke(record));
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalArgumentException(
          "a component of a " + type.getName() + " cannot be read", e);
    }
  }

  /**
   * Reads components and makes the record of them.
   *
   * @throws InvocationTargetException when the record's constructor throws; the components are read
   *     all the same, so reading can go on
   */
  public Object get(FrameReader in) throws CorruptFrameException, InvocationTargetException {
    HandleCodec handles = hot();
    try {
      if (handles != null) {
        return (Object) handles.get().invokeExact(in);
      }
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = components[i].get(in);
      }
      return constructor.newInstance(values);
    } catch (CorruptFrameException | InvocationTargetException e) {
      throw e;
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
  }

  /** The handles once they are built; a race that misses a use only delays them. */
  private @Nullable HandleCodec hot() {
    if (uses < USES_UNTIL_HOT && ++uses == USES_UNTIL_HOT) {
      new Builder().start();
    }
    return hot;
  }

  private final class Builder extends Thread {
    Builder() {
      super("codec-of-" + type.getName());
      setDaemon(true);
    }

    @Override
    public void run() {
      hot = HandleCodec.build(constructor, accessors, components);
    }
  }
}
