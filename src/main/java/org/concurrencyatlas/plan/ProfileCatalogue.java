package org.concurrencyatlas.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.Json;
import tools.jackson.core.JacksonException;

/**
 * The profiles: those of the product, files beside this class, and those that users write in the
 * same form, as files or in their jars.
 */
public final class ProfileCatalogue {
  /** The profile that runs without any arguments. */
  public static final String DEFAULT = "quick";

  /** The profile that holds the harness itself against cells whose answer is known. */
  public static final String CONTROLS = "controls";

  /** The profile that sets Python's ways beside those of the JVM. */
  public static final String PYTHON = "python";

  /** Smallest first. */
  private static final List<String> NAMES =
      List.of(
          "smoke",
          DEFAULT,
          "standard",
          "steady",
          "map",
          "map-waits",
          "map-http",
          "sweep",
          "service",
          "ipc",
          "cold-start",
          "coordination",
          "coordination-more",
          "cases",
          "io",
          PYTHON,
          "node",
          CONTROLS,
          "gate",
          "gate-self-test",
          "jmh-defaults");

  private ProfileCatalogue() {}

  /**
   * All profiles in order: those of the product, then those that users' jars hold.
   *
   * @throws UsageException when one of a jar is not valid, or takes a name that exists
   */
  public static List<Profile> all() {
    return Stream.concat(NAMES.stream().map(ProfileCatalogue::builtIn), added().stream()).toList();
  }

  /**
   * The profile of this name, or in this file: what holds a separator or ends in {@code .json} is a
   * file.
   *
   * @throws UsageException when there is none, or it cannot be read
   */
  public static Profile get(String nameOrFile) {
    if (nameOrFile.endsWith(".json") || nameOrFile.contains("/")) {
      return read(Path.of(nameOrFile));
    }
    if (NAMES.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    List<Profile> added = added();
    return added.stream()
        .filter(profile -> profile.name().equals(nameOrFile))
        .findFirst()
        .orElseThrow(() -> UsageException.unknown("profile", nameOrFile, names(added)));
  }

  private static List<String> names(List<Profile> added) {
    return Stream.concat(NAMES.stream(), added.stream().map(Profile::name)).toList();
  }

  private static List<Profile> added() {
    List<Profile> added = new ArrayList<>();
    AddedProfiles.texts()
        .forEach((file, text) -> {
          Profile profile = parse(file, text);
          if (names(added).contains(profile.name())) {
            throw new UsageException(
                "two profiles are called %s; rename the one in %s".formatted(profile.name(), file));
          }
          added.add(profile);
        });
    return added;
  }

  private static Profile read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UsageException(
          "the profile %s cannot be read (%s); give a file like those of ./run-benchmarks.sh list"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static Profile builtIn(String name) {
    String file = name + ".json";
    try (InputStream in =
        Objects.requireNonNull(ProfileCatalogue.class.getResourceAsStream(file), file)) {
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Profile parse(String file, String text) {
    try {
      return Json.readStrictly(text, Profile.class);
    } catch (UsageException e) {
      throw new UsageException("the profile %s is not valid: %s".formatted(file, e.getMessage()));
    } catch (JacksonException e) {
      String reason =
          e.getCause() instanceof UsageException cause
              ? String.valueOf(cause.getMessage())
              : e.getOriginalMessage();
      throw new UsageException("the profile %s is not valid: %s".formatted(file, reason));
    }
  }
}
