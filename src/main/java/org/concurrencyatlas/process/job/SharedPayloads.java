package org.concurrencyatlas.process.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.PayloadFile;
import org.jspecify.annotations.Nullable;

/**
 * Offers a worker shared memory when the first large payload comes; that one and those until the
 * worker accepts still go through the link. Guarded by the sender's lock.
 */
public final class SharedPayloads {
  private final int bytesEachWay;
  private final JobWriter writer;
  private final FrameReader in;
  private boolean offered;
  private @Nullable Path path;
  private @Nullable PayloadFile file;

  /**
   * Offers nothing yet.
   *
   * @param bytesEachWay size of the memory in each direction; 0 to offer none at all
   */
  public SharedPayloads(int bytesEachWay, JobWriter writer, FrameReader in) {
    this.bytesEachWay = bytesEachWay;
    this.writer = writer;
    this.in = in;
    this.offered = bytesEachWay == 0;
  }

  /** Offers it, once. When there is no memory for it, all payloads go through the link. */
  public void offer() {
    if (offered) {
      return;
    }
    offered = true;
    try {
      Path created = PayloadFile.create(bytesEachWay);
      path = created;
      PayloadFile mapped = PayloadFile.map(created, bytesEachWay);
      file = mapped;
      in.attach(mapped.toPool());
      writer.writeShare(created, bytesEachWay);
    } catch (IOException e) {
      deleteFile();
    }
  }

  /** The worker has mapped it. */
  public void accepted() {
    if (file != null) {
      writer.attach(file.toWorker());
    }
    deleteFile();
  }

  /** Deletes the file, if there is one; the memory stays as long as it is mapped. */
  public void deleteFile() {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A later pool deletes it when this process is gone.
    }
    path = null;
  }
}
