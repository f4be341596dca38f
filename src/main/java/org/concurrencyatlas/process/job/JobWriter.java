package org.concurrencyatlas.process.job;

import java.nio.file.Path;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadRing;

/** Writes the frames for one worker; declares each record class before its first record. */
public final class JobWriter {
  private final TypeRegistry types;
  private final FrameWriter frame;
  private int declared;
  private int lastId;

  public JobWriter(TypeRegistry types, int maxFrameBytes) {
    this.types = types;
    this.frame = new FrameWriter(maxFrameBytes);
  }

  /**
   * Writes the frame of a job, and keeps it until {@link #moveTo}.
   *
   * @throws IllegalArgumentException when the job cannot be put into a frame; nothing is kept then
   */
  public void write(Job job) {
    declareTypes();
    int before = frame.size();
    try {
      frame.begin(Frame.RUN, ++lastId);
      frame.putByte(job.retryPolicy().retryable() ? 0 : Frame.ANNOUNCE);
      int count = job.count();
      frame.putInt(count);
      TypeRegistry.Entry type = null;
      for (int i = 0; i < count; i++) {
        Object task = job.task(i);
        if (type == null || !type.isOf(task)) {
          type = types.entryFor(task);
        }
        frame.putShort(type.id());
        type.codec().put(frame, task);
      }
      job.markSent(lastId, frame.end());
    } catch (IllegalArgumentException e) {
      frame.truncate(before);
      throw e;
    }
  }

  /** Writes the first frame that a worker gets. */
  public void writeHello() {
    frame.begin(Frame.HELLO, Frame.MAGIC);
    frame.putInt(Frame.VERSION);
    frame.end();
  }

  void writeShare(Path file, int bytesEachWay) {
    frame.begin(Frame.SHARE, bytesEachWay);
    frame.putString(file.toString());
    frame.end();
  }

  void attach(PayloadRing toWorker) {
    frame.attach(toWorker);
  }

  /** Moves what was written to the end of what waits to be sent. */
  public void moveTo(FrameWriter out) {
    frame.moveTo(out);
  }

  private void declareTypes() {
    for (; declared < types.size(); declared++) {
      frame.begin(Frame.DECLARE, declared);
      frame.putString(types.get(declared).codec().type().getName());
      frame.end();
    }
  }
}
