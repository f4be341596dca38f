package org.concurrencyatlas.process.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the components of one record class in their order, without names or tags, and reads them
 * back. Uses plain reflection: in a fresh JVM the first use of a method handle costs 15 ms.
 */
public final class RecordCodec {
  private final Class<?> type;
  private final Constructor<?> constructor;
  private final Method[] accessors;
  private final Component[] components;

  /**
   * Creates the codec of a record class.
   *
   * @throws IllegalArgumentException when the class is no record, or has a component that is not
   *     int, long, double, String or byte[]
   */
  public RecordCodec(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    if (parts == null) {
      throw new IllegalArgumentException(type.getName() + " is no record, so it cannot cross");
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

  /** Appends the components of a record of this codec's class. */
  public void put(FrameWriter out, Object record) {
    for (int i = 0; i < components.length; i++) {
      components[i].put(out, component(record, i));
    }
  }

  /**
   * Reads components and makes the record of them.
   *
   * @throws InvocationTargetException when the record's constructor refuses them; they are read
   *     then, the next thing can be
   */
  public Object get(FrameReader in) throws CorruptFrameException, InvocationTargetException {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].get(in);
    }
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new LinkageError("a record can be made by its canonical constructor", e);
    }
  }

  private Object component(Object record, int index) {
    try {
      return accessors[index].invoke(record);
    } catch (IllegalAccessException e) {
      throw new LinkageError("the accessor was made accessible", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(record + " does not give " + accessors[index], e);
    }
  }

  private enum Component {
    INT,
    LONG,
    DOUBLE,
    STRING,
    BYTES;

    static Component of(Class<?> record, RecordComponent part) {
      Class<?> type = part.getType();
      if (type == int.class) {
        return INT;
      } else if (type == long.class) {
        return LONG;
      } else if (type == double.class) {
        return DOUBLE;
      } else if (type == String.class) {
        return STRING;
      } else if (type == byte[].class) {
        return BYTES;
      }
      throw new IllegalArgumentException(
          "component %s of %s cannot cross; allowed are int, long, double, String and byte[]"
              .formatted(part.getName(), record.getName()));
    }

    void put(FrameWriter out, Object value) {
      switch (this) {
        case INT -> out.putInt((Integer) value);
        case LONG -> out.putLong((Long) value);
        case DOUBLE -> out.putDouble((Double) value);
        case STRING -> out.putString((String) value);
        case BYTES -> out.putBytes((byte[]) value);
      }
    }

    @Nullable Object get(FrameReader in) throws CorruptFrameException {
      return switch (this) {
        case INT -> in.getInt();
        case LONG -> in.getLong();
        case DOUBLE -> in.getDouble();
        case STRING -> in.getString();
        case BYTES -> in.getBytes();
      };
    }
  }
}
