package org.concurrencyatlas.workload.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.concurrencyatlas.workload.data.SplitMix;
import org.jspecify.annotations.Nullable;

/**
 * The reads or writes of one task through an asynchronous channel, one after another. On Linux the
 * JDK has a thread of a pool wait for each of them, and so it does for what the channel cannot do
 * asynchronously ({@code force}).
 */
final class AsyncFileTransfer implements CompletionHandler<Integer, @Nullable Void> {
  private final FileTask task;
  private final AsynchronousFileChannel channel;
  private final CompletableFuture<Long> answer;
  private final ByteBuffer buffer = AlignedBuffers.take();
  private final CRC32 crc = new CRC32();
  private long position;

  private AsyncFileTransfer(
      FileTask task, AsynchronousFileChannel channel, CompletableFuture<Long> answer) {
    this.task = task;
    this.channel = channel;
    this.answer = answer;
  }

  /** Begins, and returns at once. Cancelling the answer ends it before its next chunk. */
  static CompletableFuture<Long> start(FileTask task) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    try {
      new AsyncFileTransfer(
              task, AsynchronousFileChannel.open(task.path(), task.options(), Threads.POOL), answer)
          .next();
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private boolean reads() {
    return task.operation().equals(FileTask.READ);
  }

  private void next() {
    if (reads()) {
      channel.read(buffer.clear(), position, null, this);
    } else {
      task.content().fill(buffer, (int) position, task.bytes());
      channel.write(buffer, position, null, this);
    }
  }

  @Override
  public void completed(Integer moved, @Nullable Void none) {
    try {
      if (answer.isDone()) {
        end(0);
      } else if (reads()) {
        hasRead(moved);
      } else {
        hasWritten(moved);
      }
    } catch (IOException | RuntimeException e) {
      failed(e, null);
    }
  }

  private void hasRead(int moved) throws IOException {
    if (moved <= 0) {
      end(crc.getValue());
      return;
    }
    crc.update(buffer.flip());
    position += moved;
    next();
  }

  private void hasWritten(int moved) throws IOException {
    position += moved;
    if (buffer.hasRemaining()) {
      channel.write(buffer, position, null, this);
    } else if (position < task.bytes()) {
      next();
    } else {
      if (task.operation().equals(FileTask.WRITE_SYNC)) {
        channel.force(false);
      }
      end(SplitMix.mix(task.file()));
    }
  }

  private void end(long value) throws IOException {
    AlignedBuffers.giveBack(buffer);
    channel.close();
    answer.complete(value);
  }

  @Override
  public void failed(Throwable cause, @Nullable Void none) {
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    answer.completeExceptionally(cause);
  }

  /** Made on first use. As the JDK's own pool for such channels: a thread for each that waits. */
  private static final class Threads {
    static final ExecutorService POOL =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("file-channel-", 0).factory());

    private Threads() {}
  }
}
