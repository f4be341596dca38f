package org.concurrencyatlas.process.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.concurrencyatlas.process.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * Gathers frames, so that many of them leave in one write. Used by one thread at a time; a frame is
 * written between {@link #begin} and {@link #end}.
 */
public final class FrameWriter {
  private static final int INITIAL_BYTES = 1 << 16;

  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);
  private int frameStart;

  /** Starts a frame; the puts that follow are its body. */
  public void begin(byte kind, int id) {
    frameStart = buffer.position();
    reserve(Frame.HEADER_BYTES).putInt(0).put(kind).putInt(id);
  }

  /**
   * Ends the frame.
   *
   * @return its size in bytes, header included
   */
  public int end() {
    int bytes = buffer.position() - frameStart;
    buffer.putInt(frameStart, bytes - Integer.BYTES);
    return bytes;
  }

  /** Overwrites the 64-bit number at the start of the current frame's body. */
  public void setLong(long value) {
    buffer.putLong(frameStart + Frame.HEADER_BYTES, value);
  }

  /** Forgets the frame that was begun last, as if it had never been. */
  public void abandon() {
    buffer.position(frameStart);
  }

  /** Bytes that wait for {@link #flush}. */
  public int pending() {
    return buffer.position();
  }

  /** Sends everything gathered in one write, which may block; on failure it is lost. */
  public void flush(Link link) throws IOException {
    int bytes = buffer.position();
    if (bytes > 0) {
      buffer.clear();
      link.send(buffer.array(), 0, bytes);
    }
  }

  /** Appends a byte. */
  public void putByte(byte value) {
    reserve(Byte.BYTES).put(value);
  }

  /** Appends a 16-bit number. */
  public void putShort(short value) {
    reserve(Short.BYTES).putShort(value);
  }

  /** Appends a 32-bit number. */
  public void putInt(int value) {
    reserve(Integer.BYTES).putInt(value);
  }

  /** Appends a 64-bit number. */
  public void putLong(long value) {
    reserve(Long.BYTES).putLong(value);
  }

  /** Appends a floating-point number. */
  public void putDouble(double value) {
    reserve(Double.BYTES).putDouble(value);
  }

  /** Appends bytes with their number before them; null is the number −1. */
  public void putBytes(byte @Nullable [] value) {
    if (value == null) {
      putInt(-1);
      return;
    }
    reserve(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  /** Appends text as UTF-8 with the number of its bytes before it; null is the number −1. */
  public void putString(@Nullable String value) {
    putBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private ByteBuffer reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      int needed = Math.addExact(buffer.position(), bytes);
      int doubled = (int) Math.min(2L * buffer.capacity(), Integer.MAX_VALUE - 8);
      int position = buffer.position();
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), Math.max(needed, doubled)));
      buffer.position(position);
    }
    return buffer;
  }
}
