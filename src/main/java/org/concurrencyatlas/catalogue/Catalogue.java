package org.concurrencyatlas.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.concurrencyatlas.result.UsageException;

/**
 * Everything of one kind that can be named: the built-in entries first, in their own order, then
 * those that jars on the class path provide through {@link ServiceLoader}.
 */
public final class Catalogue<T> {
  private final String kind;
  private final SequencedMap<String, T> entries;

  /**
   * Collects the entries.
   *
   * @param kind what the user calls an entry, for error lines
   * @param service the interface that users' jars provide
   * @param id an entry's id
   * @param builtIn the product's own entries
   * @throws UsageException when a provider cannot be loaded or takes an id that exists
   */
  public Catalogue(String kind, Class<T> service, Function<T, String> id, List<T> builtIn) {
    this.kind = kind;
    SequencedMap<String, T> found = new LinkedHashMap<>();
    builtIn.forEach(entry -> add(found, id.apply(entry), entry));
    try {
      ServiceLoader.load(service).forEach(entry -> add(found, id.apply(entry), entry));
    } catch (ServiceConfigurationError e) {
      throw new UsageException(
          "cannot load an added " + kind + " (" + e.getMessage() + "); mend or remove its jar");
    }
    this.entries = Collections.unmodifiableSequencedMap(found);
  }

  /** All entries in order. */
  public List<T> all() {
    return List.copyOf(entries.values());
  }

  /**
   * The entry with this id.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public T get(String id) {
    T entry = entries.get(id);
    if (entry == null) {
      throw UsageException.unknown(kind, id, entries.keySet());
    }
    return entry;
  }

  private void add(SequencedMap<String, T> found, String id, T entry) {
    T other = found.putIfAbsent(id, entry);
    if (other != null) {
      throw new UsageException(
          "two %ss are called %s (%s and %s); rename the one in the added jar"
              .formatted(kind, id, other.getClass().getName(), entry.getClass().getName()));
    }
  }
}
