package org.concurrencyatlas.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencyatlas.workload.store.EntityTag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stored objects")
class StoredObjectsTest {
  private static final int MEBIBYTE = 1 << 20;

  private final StoredObjects store = new StoredObjects();

  @Test
  @DisplayName("are found under their path, with the digest of their bytes, until they are removed")
  void putGetRemove() {
    byte[] bytes = {1, 2, 3};

    assertThat(store.put("b/k", bytes)).isEqualTo(EntityTag.of(bytes));
    assertThat(store.get("b/k")).map(StoredObjects.Stored::bytes).contains(bytes);
    assertThat(EntityTag.of(new byte[0]).hex()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    store.remove("b/k");
    assertThat(store.get("b/k")).isEmpty();
  }

  @Test
  @DisplayName("beyond the bound drive out the one that was used longest ago, not the heap")
  void theOldestGoes() {
    byte[] large = new byte[MEBIBYTE];
    for (int i = 0; i < 128; i++) {
      store.put("k" + i, large);
    }
    assertThat(store.get("k0")).isPresent();
    store.put("k0", large);
    store.put("more", new byte[1]);

    assertThat(store.get("k1")).isEmpty();
    assertThat(store.get("k0")).isPresent();
    assertThat(store.get("k2")).isPresent();
    assertThat(store.get("more")).isPresent();
  }
}
