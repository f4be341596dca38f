package org.concurrencyatlas.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's template, style and script, as they lie beside this class. */
final class PageResource {
  private PageResource() {}

  static String read(String name) {
    try (InputStream resource = PageResource.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("this build is incomplete: it lacks " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }
}
