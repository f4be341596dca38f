package org.concurrencyatlas.model.queue.message;

import org.concurrencyatlas.process.wire.CorruptFrameException;

/**
 * Which task a message is about: its correlation id, {@code task.number}.
 *
 * @param task number of the task in its session, from 0
 * @param number how often the task was handed to the broker, from 1
 */
public record Attempt(long task, int number) {
  /** Reads what {@link #toString} wrote. */
  public static Attempt parse(String text) throws CorruptFrameException {
    int dot = text.indexOf('.');
    try {
      return new Attempt(
          Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new CorruptFrameException("a message has the correlation id " + text);
    }
  }

  @Override
  public String toString() {
    return task + "." + number;
  }
}
