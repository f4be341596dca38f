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
  /** In place of a number of bytes: the value is null. */
  static final int NULL = -1;

  /** In place of a number of bytes: they are in shared memory. */
  static final int SHARED = -2;

  private static final int INITIAL_BYTES = 1 << 16;
  private static final int KEPT_BYTES = 1 << 20;

  private final int maxFrameBytes;
  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);
  private int frameStart;
  private @Nullable PayloadRing payloads;

  /**
   * Creates a writer.
   *
   * @param maxFrameBytes a put that makes a frame longer throws {@link IllegalArgumentException}
   */
  public FrameWriter(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /** From now on, large payloads go through shared memory while there is room. */
  public void attach(PayloadRing ring) {
    payloads = ring;
  }

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

  /** Overwrites 64 bits of the current frame's body. */
  public void setLong(int offset, long value) {
    buffer.putLong(frameStart + Frame.HEADER_BYTES + offset, value);
  }

  /** Overwrites 32 bits of the current frame's body. */
  public void setInt(int offset, int value) {
    buffer.putInt(frameStart + Frame.HEADER_BYTES + offset, value);
  }

  /** Bytes gathered: those of whole frames and of the one that was begun. */
  public int size() {
    return buffer.position();
  }

  /** Drops what was put since {@link #size} had this value. */
  public void truncate(int size) {
    buffer.position(size);
  }

  /** Moves everything gathered to the end of what another writer has gathered. */
  public void moveTo(FrameWriter other) {
    other.grow(buffer.position());
    other.buffer.put(buffer.array(), 0, buffer.position());
    clear();
  }

  /** Sends everything gathered in one write, which may block; on failure it is lost. */
  public void flush(Link link) throws IOException {
    int bytes = buffer.position();
    byte[] array = buffer.array();
    clear();
    if (bytes > 0) {
      link.send(array, 0, bytes);
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

  /**
   * Appends bytes with their number before them; null is the number −1, and −2 means that position
   * and number of bytes in shared memory follow.
   */
  public void putBytes(byte @Nullable [] value) {
    if (value != null && value.length < PayloadRing.MIN_BYTES) {
      putInt(value.length);
      reserve(value.length).put(value);
    } else {
      putBuffer(value == null ? null : ByteBuffer.wrap(value));
    }
  }

  /**
   * Appends the bytes between position and limit, as {@link #putBytes} does; the buffer stays as it
   * is.
   */
  public void putBuffer(@Nullable ByteBuffer value) {
    if (value == null) {
      putInt(NULL);
      return;
    }
    int bytes = value.remaining();
    long position = share(value);
    if (position >= 0) {
      putInt(SHARED);
      putLong(position);
      putInt(bytes);
    } else {
      putInt(bytes);
      reserve(bytes).put(value.duplicate());
    }
  }

  private long share(ByteBuffer value) {
    int bytes = value.remaining();
    boolean large = bytes >= PayloadRing.MIN_BYTES && bytes <= maxFrameBytes;
    return large && payloads != null ? payloads.put(value) : -1;
  }

  /** Appends text as UTF-8 with the number of its bytes before it; null is the number −1. */
  public void putString(@Nullable String value) {
    putBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private ByteBuffer reserve(int bytes) {
    if (buffer.position() - frameStart > maxFrameBytes - bytes) {
      throw new IllegalArgumentException(
          "more than the %d bytes that are allowed".formatted(maxFrameBytes));
    }
    grow(bytes);
    return buffer;
  }

  /** Empties the buffer; replaces a large one, since the next large frame may never come. */
  private void clear() {
    if (buffer.capacity() > KEPT_BYTES) {
      buffer = ByteBuffer.allocate(INITIAL_BYTES);
    }
    buffer.clear();
  }

  private void grow(int bytes) {
    if (buffer.remaining() < bytes) {
      int position = buffer.position();
      int needed = Math.addExact(position, bytes);
      int doubled = (int) Math.min(2L * buffer.capacity(), Integer.MAX_VALUE - 8);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), Math.max(needed, doubled)));
      buffer.position(position);
    }
  }
}
