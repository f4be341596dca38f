package org.concurrencyatlas.backend.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.concurrencyatlas.workload.store.EntityTag;

/**
 * Buckets and objects in memory. Beyond a bound the object that was used longest ago goes, so that
 * no client can fill the heap.
 */
public final class StoredObjects {
  /** Bytes of all objects: the 64 largest that a fork puts, twice. */
  public static final long MOST_BYTES = 1L << 27;

  /**
   * An object.
   *
   * @param tag MD5 of the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and nobody changes the bytes
  record Stored(byte[] bytes, EntityTag tag) {}

  private final Set<String> buckets = ConcurrentHashMap.newKeySet();
  private final Map<String, Stored> objects = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  void makeBucket(String bucket) {
    buckets.add(bucket);
  }

  boolean hasBucket(String bucket) {
    return buckets.contains(bucket);
  }

  void removeBucket(String bucket) {
    buckets.remove(bucket);
  }

  /** Keeps the bytes, which nobody may change from now on. */
  EntityTag put(String path, byte[] content) {
    Stored stored = new Stored(content, EntityTag.of(content));
    synchronized (objects) {
      remove(path);
      objects.put(path, stored);
      bytes += content.length;
      while (bytes > MOST_BYTES) {
        remove(objects.keySet().iterator().next());
      }
    }
    return stored.tag();
  }

  Optional<Stored> get(String path) {
    synchronized (objects) {
      return Optional.ofNullable(objects.get(path));
    }
  }

  void remove(String path) {
    synchronized (objects) {
      Stored before = objects.remove(path);
      bytes -= before == null ? 0 : before.bytes().length;
    }
  }
}
