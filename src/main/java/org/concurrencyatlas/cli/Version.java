package org.concurrencyatlas.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the jar was built as. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Concurrency Atlas " + (version == null ? "(not from a jar)" : version),
      "JVM " + Runtime.version()
    };
  }
}
