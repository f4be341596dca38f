package org.concurrencyatlas.process.wire;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The types that a record's component may have, and the names of their puts and gets. */
enum Component {
  INT(int.class, "Int"),
  LONG(long.class, "Long"),
  DOUBLE(double.class, "Double"),
  STRING(String.class, "String"),
  BYTES(byte[].class, "Bytes"),
  BUFFER(ByteBuffer.class, "Buffer");

  private final Class<?> type;
  private final String name;

  Component(Class<?> type, String name) {
    this.type = type;
    this.name = name;
  }

  /**
   * The kind of a component.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static Component of(Class<?> record, RecordComponent part) {
    for (Component each : values()) {
      if (each.type == part.getType()) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "component %s of %s cannot be sent; allowed are int, long, double, String, byte[] and ByteBuffer"
            .formatted(part.getName(), record.getName()));
  }

  /** The component's type. */
  Class<?> type() {
    return type;
  }

  /** Name of the method of {@link FrameWriter} that appends it. */
  String putter() {
    return "put" + name;
  }

  /** Name of the method of {@link FrameReader} that reads it. */
  String getter() {
    return "get" + name;
  }

  void put(FrameWriter out, Object value) {
    switch (this) {
      case INT -> out.putInt((Integer) value);
      case LONG -> out.putLong((Long) value);
      case DOUBLE -> out.putDouble((Double) value);
      case STRING -> out.putString((String) value);
      case BYTES -> out.putBytes((byte[]) value);
      case BUFFER -> out.putBuffer((ByteBuffer) value);
    }
  }

  @Nullable Object get(FrameReader in) throws CorruptFrameException {
    return switch (this) {
      case INT -> in.getInt();
      case LONG -> in.getLong();
      case DOUBLE -> in.getDouble();
      case STRING -> in.getString();
      case BYTES -> in.getBytes();
      case BUFFER -> in.getBuffer();
    };
  }
}
