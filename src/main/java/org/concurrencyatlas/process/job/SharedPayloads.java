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

  public SharedPayloads(int bytesEachWay, JobWriter writer, FrameReader in) {
    this.bytesEachWay = bytesEachWay;
    this.writer = writer;
    this.in = in;
    this.offered = bytesEachWay == 0;
  }

  /** Offers it, once. Where the memory cannot be had, the link carries on without. */
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
      writer.share(created, bytesEachWay);
    } catch (IOException e) {
      forget();
    }
  }

  /** The worker has mapped it. */
  public void accepted() {
    if (file != null) {
      writer.attach(file.toWorker());
    }
    forget();
  }

  /** Deletes the file; the memory stays as long as it is mapped. */
  public void forget() {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // It is swept when this process is gone.
    }
    path = null;
  }
}
