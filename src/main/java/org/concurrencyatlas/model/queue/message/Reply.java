package org.concurrencyatlas.model.queue.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.concurrencyatlas.process.wire.CorruptFrameException;

/** What a worker says of a task. Its type is that of the message, the rest is the body. */
public sealed interface Reply {
  /** The task was answered. */
  record Answer(long value) implements Reply {}

  /** The task threw. */
  record Failure(String reason) implements Reply {}

  /**
   * The task is about to be called. Told only of a task that was delivered before, and before it is
   * called: should the worker end, it is known whom to blame.
   */
  record Began() implements Reply {}

  /**
   * The broker delivered the task again, since a worker ended or was out of reach before it had
   * confirmed it; it was not called this time.
   */
  record Returned() implements Reply {}

  /** The name by which the message tells which one it is. */
  default String type() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What the message holds. */
  default byte[] body() {
    return switch (this) {
      case Answer answer -> ByteBuffer.allocate(Long.BYTES).putLong(answer.value()).array();
      case Failure failure -> failure.reason().getBytes(StandardCharsets.UTF_8);
      case Began _, Returned _ -> new byte[0];
    };
  }

  private static long number(byte[] body) throws CorruptFrameException {
    if (body.length != Long.BYTES) {
      throw new CorruptFrameException(body.length + " bytes are no answer");
    }
    return ByteBuffer.wrap(body).getLong();
  }

  /**
   * Reads a message.
   *
   * @throws CorruptFrameException when it is none of these
   */
  static Reply of(String type, byte[] body) throws CorruptFrameException {
    return switch (type) {
      case "answer" -> new Answer(number(body));
      case "failure" -> new Failure(new String(body, StandardCharsets.UTF_8));
      case "began" -> new Began();
      case "returned" -> new Returned();
      default -> throw new CorruptFrameException("no reply is of the type " + type);
    };
  }
}
