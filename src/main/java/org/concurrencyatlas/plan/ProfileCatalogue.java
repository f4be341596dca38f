package org.concurrencyatlas.plan;

import java.util.List;
import org.concurrencyatlas.result.UsageException;

/** The profiles: smallest first. */
public final class ProfileCatalogue {
  /** The profile of a run that names none. */
  public static final String DEFAULT = "quick";

  /** The profile that holds the harness itself against cells whose answer is known. */
  public static final String DOCTOR = "controls";

  private static final List<Profile> ALL =
      List.of(
          ShortProfiles.smoke(),
          ShortProfiles.quick(),
          LongProfiles.standard(),
          MapProfiles.map(),
          MapProfiles.waits(),
          MapProfiles.http(),
          ShortProfiles.sweep(),
          IsolationProfiles.ipc(),
          IsolationProfiles.coldStart(),
          LongProfiles.controls(),
          LongProfiles.jmhDefaults());

  private ProfileCatalogue() {}

  /** All profiles in order. */
  public static List<Profile> all() {
    return ALL;
  }

  /**
   * The profile with this name.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public static Profile get(String name) {
    return ALL.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            UsageException.unknown("profile", name, ALL.stream().map(Profile::name).toList()));
  }
}
