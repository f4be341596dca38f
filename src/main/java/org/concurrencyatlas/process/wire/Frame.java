package org.concurrencyatlas.process.wire;

/**
 * The layout shared by both ends of a link. A frame is {@code length:int kind:byte id:int body},
 * big-endian, the length counting everything after itself. The first frame in each direction is
 * {@link #HELLO}; its id is the magic number and its body starts with the version.
 */
public final class Frame {
  /** {@code magic, version:int}: the first frame in each direction. */
  public static final byte HELLO = 1;

  /** {@code type id, class name}: pool to worker; names the record class of a type id. */
  public static final byte DECLARE = 2;

  /**
   * {@code job id, flags:byte, count:int, (type id:short, components)*}: pool to worker; tasks to
   * be called in order.
   */
  public static final byte RUN = 3;

  /** {@code job id}: worker to pool; the tasks of that job are about to be called. */
  public static final byte STARTED = 4;

  /**
   * {@code job id, service nanos:long, count:int, value*, job id:int}: worker to pool; the next
   * answers of that job. The id is repeated, since a process that dies may leave a gap in the
   * stream, after which a frame of the same length seems to continue.
   */
  public static final byte ANSWER = 5;

  /**
   * {@code bytes each way, path}: pool to worker; map this {@link PayloadFile} for large payloads.
   */
  public static final byte SHARE = 6;

  /** {@code 0}: worker to pool; the payload file is mapped, and can be deleted. */
  public static final byte SHARED = 7;

  /** Flag of {@link #RUN}: send {@link #STARTED} before the first task is called. */
  public static final byte ANNOUNCE = 1;

  /** "ATLS": distinguishes a worker from another process that connects. */
  public static final int MAGIC = 0x41544c53;

  /** Raised whenever the layout changes. */
  public static final int VERSION = 1;

  /** Bytes of the length, the kind and the id. */
  static final int HEADER_BYTES = 9;

  /** Smallest value of the length: a frame with an empty body. */
  static final int MIN_LENGTH = HEADER_BYTES - Integer.BYTES;

  private Frame() {}
}
