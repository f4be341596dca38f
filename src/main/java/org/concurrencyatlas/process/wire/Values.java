package org.concurrencyatlas.process.wire;

import org.jspecify.annotations.Nullable;

/** The codec of answers: a tag byte, then the value. */
public final class Values {
  private static final byte NULL = 0;
  private static final byte LONG = 1;
  private static final byte INT = 2;
  private static final byte DOUBLE = 3;
  private static final byte STRING = 4;
  private static final byte BYTES = 5;
  private static final byte LONGS = 6;
  private static final byte FAILURE = 7;

  private Values() {}

  /** Appends a long, without boxing. */
  public static void putLong(FrameWriter out, long value) {
    out.putByte(LONG);
    out.putLong(value);
  }

  /**
   * Appends a value.
   *
   * @throws IllegalArgumentException when its class is not allowed
   */
  public static void put(FrameWriter out, @Nullable Object value) {
    if (value == null) {
      out.putByte(NULL);
    } else if (value instanceof Long number) {
      putLong(out, number);
    } else if (value instanceof Integer number) {
      out.putByte(INT);
      out.putInt(number);
    } else if (value instanceof Double number) {
      out.putByte(DOUBLE);
      out.putDouble(number);
    } else if (value instanceof String text) {
      out.putByte(STRING);
      out.putString(text);
    } else if (value instanceof byte[] bytes) {
      out.putByte(BYTES);
      out.putBytes(bytes);
    } else if (value instanceof long[] numbers) {
      out.putByte(LONGS);
      out.putInt(numbers.length);
      for (long number : numbers) {
        out.putLong(number);
      }
    } else {
      throw new IllegalArgumentException(
          "an answer of %s cannot be sent; allowed are Integer, Long, Double, String, byte[], long[] and null"
              .formatted(value.getClass().getName()));
    }
  }

  /** Appends a failure instead of a value. */
  public static void putFailure(FrameWriter out, RemoteFailure failure) {
    out.putByte(FAILURE);
    out.putString(failure.type());
    out.putString(failure.message());
    out.putString(failure.stackTrace());
  }

  /** Reads a value; a failed task's is a {@link RemoteFailure}. */
  public static @Nullable Object get(FrameReader in) throws CorruptFrameException {
    byte tag = in.getByte();
    return switch (tag) {
      case NULL -> null;
      case LONG -> in.getLong();
      case INT -> in.getInt();
      case DOUBLE -> in.getDouble();
      case STRING -> in.getString();
      case BYTES -> in.getBytes();
      case LONGS -> getLongs(in);
      case FAILURE -> new RemoteFailure(text(in), text(in), text(in));
      default -> throw new CorruptFrameException("no value has the tag " + tag);
    };
  }

  private static long[] getLongs(FrameReader in) throws CorruptFrameException {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / Long.BYTES) {
      throw new CorruptFrameException(count + " numbers are expected, and are not there");
    }
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.getLong();
    }
    return numbers;
  }

  private static String text(FrameReader in) throws CorruptFrameException {
    String text = in.getString();
    return text == null ? "" : text;
  }
}
