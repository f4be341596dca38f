package org.concurrencyatlas.workload.io;

import java.net.http.HttpClient.Version;
import org.concurrencyatlas.result.Point;

/** How a request crosses to the server. A task's record holds the number of one of these. */
enum HttpWire {
  HTTP_1(Version.HTTP_1_1, "http"),
  HTTP_1_TLS(Version.HTTP_1_1, "https"),
  HTTP_2(Version.HTTP_2, "http"),
  HTTP_2_TLS(Version.HTTP_2, "https");

  /** The parameter of the version. */
  static final String VERSION = "version";

  /** The parameter of encryption. */
  static final String TLS = "tls";

  static final String ONE = "http1";
  static final String TWO = "http2";
  static final String NO = "no";
  static final String YES = "yes";

  private static final HttpWire[] ALL = values();

  private final Version version;
  private final String scheme;

  HttpWire(Version version, String scheme) {
    this.version = version;
    this.scheme = scheme;
  }

  /** That of a number. */
  static HttpWire of(int number) {
    return ALL[number];
  }

  /** That of a point, which names none where it is HTTP/1.1 without encryption. */
  static HttpWire of(Point point) {
    boolean two = point.choices().getOrDefault(VERSION, ONE).equals(TWO);
    boolean tls = point.choices().getOrDefault(TLS, NO).equals(YES);
    return two ? (tls ? HTTP_2_TLS : HTTP_2) : (tls ? HTTP_1_TLS : HTTP_1);
  }

  Version version() {
    return version;
  }

  /** Of the URI. */
  String scheme() {
    return scheme;
  }

  boolean isEncrypted() {
    return scheme.equals("https");
  }
}
