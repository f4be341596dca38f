package org.concurrencyatlas.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;

/**
 * Everything of one kind that can be named: the built-in entries first, in their own order, then
 * those that jars on the class path provide through {@link ServiceLoader}.
 */
public final class Catalogue<T> {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String kind;
  private final SequencedMap<String, T> entries;

  /**
   * Collects the entries.
   *
   * @param kind what the user calls an entry, for error lines
   * @param service the interface that users' jars provide
   * @param id an entry's id, once its description has been checked
   * @param builtIn the product's own entries
   * @throws UsageException when a provider cannot be loaded or takes an id that exists
   */
  public Catalogue(String kind, Class<T> service, Function<T, String> id, List<T> builtIn) {
    this.kind = kind;
    SequencedMap<String, T> found = new LinkedHashMap<>();
    builtIn.forEach(entry -> add(found, id.apply(entry), entry));
    for (T entry : added(kind, service, id)) {
      add(found, id.apply(entry), entry);
    }
    this.entries = Collections.unmodifiableSequencedMap(found);
  }

  /** Runs users' code: any exception is reported as theirs. */
  private static <T> List<T> added(String kind, Class<T> service, Function<T, String> id) {
    try {
      List<T> added = new ArrayList<>();
      for (T entry : ServiceLoader.load(service)) {
        checkId(kind, id.apply(entry));
        added.add(entry);
      }
      return added;
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      throw LoadFailure.of(e).loading(kind);
    }
  }

  /** An id must be valid on a command line and in the name of a file. */
  private static void checkId(String kind, String id) {
    if (!ID.matcher(id).matches()) {
      throw new UsageException(
          "a %s is called \"%s\", an id is lower case words joined by hyphens".formatted(kind, id));
    }
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
