package org.concurrencyatlas.backend.broker;

import java.nio.file.Path;

/** What whoever starts a broker must know of its folder; needs none of the broker's jars. */
public final class BrokerFolder {
  /** The one user of a broker that was started here. */
  public static final String USER = "atlas";

  private BrokerFolder() {}

  /** The file that holds the user's password. */
  public static Path passwordFile(Path folder) {
    return folder.resolve("password");
  }
}
