package org.concurrencyatlas.workload.io;

import java.net.http.HttpClient.Version;
import org.concurrencyatlas.result.Point;

/** How a request crosses to the server. A task's record holds the number of one of these. */
enum HttpWire {
  HTTP_1(0, Version.HTTP_1_1, "http"),
  HTTP_1_TLS(1, Version.HTTP_1_1, "https"),
  HTTP_2(2, Version.HTTP_2, "http"),
  HTTP_2_TLS(3, Version.HTTP_2, "https");

  /** The parameter of the version. */
  static final String VERSION = "version";

  /** The parameter of encryption. */
  static final String TLS = "tls";

  static final String ONE = "http1";
  static final String TWO = "http2";
  static final String NO = "no";
  static final String YES = "yes";

  private static final HttpWire[] ALL = values();

  private final int number;
  private final Version version;
  private final String scheme;

  HttpWire(int number, Version version, String scheme) {
    this.number = number;
    this.version = version;
    this.scheme = scheme;
  }

  /** That of a {@link #number}. */
  static HttpWire of(int number) {
    for (HttpWire wire : ALL) {
      if (wire.number == number) {
        return wire;
      }
    }
    throw new IllegalArgumentException("no protocol has the number " + number);
  }

  /** That of a point, which names none where it is HTTP/1.1 without encryption. */
  static HttpWire of(Point point) {
    boolean two = point.choices().getOrDefault(VERSION, ONE).equals(TWO);
    boolean tls = point.choices().getOrDefault(TLS, NO).equals(YES);
    return two ? (tls ? HTTP_2_TLS : HTTP_2) : (tls ? HTTP_1_TLS : HTTP_1);
  }

  /** What stands for it in the record of a task. */
  int number() {
    return number;
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
