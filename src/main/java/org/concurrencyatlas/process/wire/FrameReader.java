package org.concurrencyatlas.process.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.concurrencyatlas.process.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a link into frames. Used by one thread: {@link #fill} blocks for bytes, then
 * {@link #next} steps through the whole frames among them; the gets read the body of the current
 * one and never past its end.
 */
public final class FrameReader {
  private static final int INITIAL_BYTES = 1 << 16;
  private static final int KEPT_BYTES = 1 << 20;

  private final int maxFrameBytes;
  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES);
  private int received;
  private int frameEnd;
  private byte kind;
  private int id;
  private @Nullable PayloadRing payloads;

  /**
   * Creates a reader.
   *
   * @param maxFrameBytes a frame that announces more bytes is corrupt
   */
  public FrameReader(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /** From now on, payloads may come through shared memory. */
  public void attach(PayloadRing ring) {
    payloads = ring;
  }

  /**
   * Waits for more bytes.
   *
   * @return false when the other end is gone
   */
  public boolean fill(Link link) throws IOException {
    compact();
    int count = link.receive(buffer.array(), received, buffer.capacity() - received);
    if (count < 0) {
      return false;
    }
    received += count;
    return true;
  }

  /**
   * Moves on to the next frame.
   *
   * @return false when it has not arrived completely
   * @throws CorruptFrameException when its length cannot be that of a frame
   */
  public boolean next() throws CorruptFrameException {
    buffer.limit(received).position(frameEnd);
    if (buffer.remaining() < Integer.BYTES) {
      return false;
    }
    int length = buffer.getInt();
    if (length < Frame.MIN_LENGTH || length > maxFrameBytes) {
      throw new CorruptFrameException(
          "a frame of %d bytes was announced; allowed are %d to %d"
              .formatted(length, Frame.MIN_LENGTH, maxFrameBytes));
    }
    if (buffer.remaining() < length) {
      return false;
    }
    frameEnd = buffer.position() + length;
    buffer.limit(frameEnd);
    kind = buffer.get();
    id = buffer.getInt();
    return true;
  }

  /** Whether a part of a frame was received. */
  public boolean midFrame() {
    return received > frameEnd;
  }

  /** The kind of the current frame. */
  public byte kind() {
    return kind;
  }

  /** The id of the current frame. */
  public int id() {
    return id;
  }

  /** Bytes of the current frame that were not read yet. */
  public int remaining() {
    return buffer.remaining();
  }

  /** The last 32-bit number of the current frame, without reading on. */
  public int lastInt() throws CorruptFrameException {
    need(Integer.BYTES);
    return buffer.getInt(frameEnd - Integer.BYTES);
  }

  /** Reads a byte. */
  public byte getByte() throws CorruptFrameException {
    return need(Byte.BYTES).get();
  }

  /** Reads a 16-bit number. */
  public short getShort() throws CorruptFrameException {
    return need(Short.BYTES).getShort();
  }

  /** Reads a 32-bit number. */
  public int getInt() throws CorruptFrameException {
    return need(Integer.BYTES).getInt();
  }

  /** Reads a 64-bit number. */
  public long getLong() throws CorruptFrameException {
    return need(Long.BYTES).getLong();
  }

  /** Reads a floating-point number. */
  public double getDouble() throws CorruptFrameException {
    return need(Double.BYTES).getDouble();
  }

  /** Reads what {@link FrameWriter#putBytes} wrote. */
  public byte @Nullable [] getBytes() throws CorruptFrameException {
    int count = getInt();
    if (count == FrameWriter.NULL) {
      return null;
    }
    if (count == FrameWriter.SHARED && payloads != null) {
      return payloads.take(getLong(), getInt());
    }
    return getArray(count);
  }

  private byte[] getArray(int count) throws CorruptFrameException {
    need(count);
    byte[] value = new byte[count];
    buffer.get(value);
    return value;
  }

  /**
   * Reads what {@link FrameWriter#putBuffer} wrote; cannot be written to. Bytes in shared memory
   * stay where they are, and do not change until {@link #releaseViews}.
   */
  public @Nullable ByteBuffer getBuffer() throws CorruptFrameException {
    int count = getInt();
    if (count == FrameWriter.NULL) {
      return null;
    }
    if (count == FrameWriter.SHARED && payloads != null) {
      return payloads.view(getLong(), getInt());
    }
    return ByteBuffer.wrap(getArray(count)).asReadOnlyBuffer();
  }

  /** Releases the shared memory of all buffers that were read, so that the writer can use it. */
  public void releaseViews() {
    if (payloads != null) {
      payloads.releaseViews();
    }
  }

  /** Reads what {@link FrameWriter#putString} wrote. */
  public @Nullable String getString() throws CorruptFrameException {
    byte[] value = getBytes();
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private ByteBuffer need(int bytes) throws CorruptFrameException {
    if (bytes < 0 || bytes > buffer.remaining()) {
      throw new CorruptFrameException(
          "%d bytes are expected in frame %d of kind %d, %d are left"
              .formatted(bytes, id, kind, buffer.remaining()));
    }
    return buffer;
  }

  /**
   * Moves the unread rest to the front, and makes room for the frame that it begins; replaces a
   * large buffer by a small one when it is no longer needed.
   */
  private void compact() {
    buffer.clear();
    int rest = received - frameEnd;
    int wanted = rest < Integer.BYTES ? 0 : Integer.BYTES + buffer.getInt(frameEnd);
    byte[] from = buffer.array();
    boolean resize = wanted > from.length || (from.length > KEPT_BYTES && wanted <= KEPT_BYTES);
    if (resize) {
      buffer = ByteBuffer.allocate(Math.max(wanted, INITIAL_BYTES));
    }
    if (resize || frameEnd > 0) {
      System.arraycopy(from, frameEnd, buffer.array(), 0, rest);
    }
    received = rest;
    frameEnd = 0;
  }
}
