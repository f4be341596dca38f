package org.concurrencyatlas.workload.compute;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.BytePattern;

/** Equal tasks that compute and hardly touch memory. */
public final class Sha256 implements Workload {
  private static final String BYTES = "bytes";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "sha256",
          "SHA-256 of a block: equal tasks that only compute",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 256),
              new WholeNumber(BYTES, "size of a block", 1 << 10, BytePattern.MAX_SLICE, 1 << 16)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return List.copyOf(blocks(point));
  }

  @Override
  public long expected(Point point) {
    return blocks(point).stream().mapToLong(Block::call).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  private static List<Block> blocks(Point point) {
    int bytes = (int) point.parameter(BYTES);
    return LongStream.range(0, point.parameter(TASKS))
        .mapToObj(seed -> new Block(seed, bytes))
        .toList();
  }

  /** A block of {@code bytes} bytes: the seed, then the common pattern. */
  public record Block(long seed, int bytes) implements Task {
    @Override
    public long call() {
      MessageDigest digest = newDigest();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      BytePattern.update(digest, 0, bytes - Long.BYTES);
      return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform must have SHA-256", e);
      }
    }
  }
}
