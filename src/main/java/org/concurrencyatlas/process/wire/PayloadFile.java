package org.concurrencyatlas.process.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concurrencyatlas.process.link.SharedFile;

/**
 * The shared memory for large payloads between a pool and one worker, one ring for each direction.
 *
 * @param toWorker payloads of tasks
 * @param toPool payloads of answers
 */
public record PayloadFile(PayloadRing toWorker, PayloadRing toPool) {
  private static final int BLOCK = 1 << 20;

  /**
   * Creates the file of a new pair of rings and fills it with zeros, so that a full file system
   * fails here and not in the middle of a copy.
   *
   * @param bytesEachWay memory of a ring
   */
  public static Path create(int bytesEachWay) throws IOException {
    Path path = SharedFile.create();
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
      for (long left = 2L * bytesEachWay; left > 0; ) {
        left -= file.write(zeros.clear().limit((int) Math.min(BLOCK, left)));
      }
      return path;
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Maps the file that {@link #create} made. */
  public static PayloadFile map(Path path, int bytesEachWay) throws IOException {
    ByteBuffer memory = SharedFile.map(path, 2L * bytesEachWay);
    return new PayloadFile(
        new PayloadRing(memory.slice(0, bytesEachWay)),
        new PayloadRing(memory.slice(bytesEachWay, bytesEachWay)));
  }
}
