package org.concurrencyatlas.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts of the page: Apache ECharts as its WebJar brings it, and ours. */
final class PageScripts {
  private static final String CHARTS =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  private PageScripts() {}

  /** The chart library; its licence stands at its beginning. */
  static String charts() {
    return read(CHARTS);
  }

  /** What draws the map and lists the contenders. */
  static String page() {
    return read("report.js");
  }

  private static String read(String name) {
    try (InputStream resource = PageScripts.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("this build is incomplete: it lacks " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }
}
