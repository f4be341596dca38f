package org.concurrencyatlas.report.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.concurrencyatlas.stats.Interval;

/** Figures as a reader wants them: rounded to what they carry, with their unit. NaN is "–". */
public final class Numbers {
  private static final String UNKNOWN = "–";

  /** What one decimal of a percentage still shows. */
  private static final double LEAST_SHARE = 0.0005;

  private static final int MOST_DECIMALS = 12;

  private Numbers() {}

  /** The text with its spaces between a number and its unit made unbreakable. */
  public static String withUnits(String text) {
    return text.replaceAll("(\\d) (?=[\\p{L}%])", "$1\u00a0");
  }

  /** About three significant digits, thousands grouped: {@code 12,455}, {@code 31.4}. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    if (size >= 99.95 || size == 0) {
      return decimal(value, 0);
    }
    if (size >= 9.995) {
      return decimal(value, 1);
    }
    return size >= 0.01 ? decimal(value, 2) : String.format(Locale.ROOT, "%.1e", value);
  }

  /**
   * Four significant digits, to hold two figures against each other: {@code 28.95}, {@code
   * 0.006535}.
   */
  public static String precise(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value) || size >= 999.95 || size == 0) {
      return number(value);
    }
    return size >= 1e-4
        ? new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_UP)).toPlainString()
        : String.format(Locale.ROOT, "%.3e", value);
  }

  /** Three significant digits with a decimal prefix, for narrow places: {@code 12.5 k}. */
  public static String compact(double value) {
    double size = Math.abs(value);
    if (size >= 999_500_000) {
      return digits(value / 1e9) + " G";
    }
    if (size >= 999_500) {
      return digits(value / 1e6) + " M";
    }
    return size >= 9_995 ? digits(value / 1e3) + " k" : number(value);
  }

  /** A value on an axis that ends at {@code last}: all labels of an axis are of one kind. */
  public static String tick(double value, double last) {
    return last >= 99_950 ? compact(value) : number(value).replaceAll("\\.0+$", "");
  }

  /** The bounds of an interval: {@code [12,300–12,600]}, empty when it has none. */
  public static String bounds(Interval interval) {
    return Double.isNaN(interval.low()) || Double.isNaN(interval.high())
        ? ""
        : "[" + number(interval.low()) + "–" + number(interval.high()) + "]";
  }

  /** A ratio with its interval when it has one: {@code 1.80× [1.61–2.03]}. */
  public static String ratio(Interval ratio) {
    int decimals = ratioDecimals(ratio);
    String estimate = decimal(ratio.estimate(), decimals) + "×";
    return Double.isNaN(ratio.low()) || Double.isNaN(ratio.high())
        ? estimate
        : "%s [%s–%s]"
            .formatted(estimate, decimal(ratio.low(), decimals), decimal(ratio.high(), decimals));
  }

  /** A measured share with one decimal: {@code 97.3 %}. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    return share > 0 && share < LEAST_SHARE ? "<0.1 %" : decimal(100 * share, 1) + " %";
  }

  /**
   * A measured share with its interval when it has one: {@code 97.3 % [96.9–97.7]}; without it when
   * one decimal cannot tell it, {@code <0.1 %}.
   */
  public static String percent(Interval share) {
    return Double.isFinite(share.low()) && !(share.high() < LEAST_SHARE)
        ? percent(share.estimate())
            + " [%s–%s]".formatted(decimal(100 * share.low(), 1), decimal(100 * share.high(), 1))
        : percent(share.estimate());
  }

  /** A measured share without decimals, for narrow places: {@code 97 %}. */
  public static String wholePercent(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    return share > 0 && share < 0.005 ? "<1 %" : decimal(100 * share, 0) + " %";
  }

  /** A chosen share as it was written: {@code 5 %}, {@code 2.5 %}. */
  public static String share(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    double percent = Math.round(share * 1000) / 10.0;
    return decimal(percent, percent == Math.rint(percent) ? 0 : 1) + " %";
  }

  /** Bytes with a binary prefix: {@code 64 KiB}. */
  public static String bytes(double bytes) {
    if (Double.isNaN(bytes)) {
      return UNKNOWN;
    }
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (Math.abs(value) >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return digits(value) + " " + units[unit];
  }

  /** Bytes in mebibytes, to compare amounts of memory: {@code 1,800 MiB}. */
  public static String mebibytes(long bytes) {
    return decimal(bytes / 1024.0 / 1024.0, 0) + " MiB";
  }

  /** A time in the unit that suits it: {@code 20 ms}, {@code 1.5 s}. */
  public static String nanos(double nanos) {
    if (Double.isNaN(nanos)) {
      return UNKNOWN;
    }
    double size = Math.abs(nanos);
    if (size >= 1e9) {
      return digits(nanos / 1e9) + " s";
    }
    if (size >= 1e6) {
      return digits(nanos / 1e6) + " ms";
    }
    return size >= 1e3 ? digits(nanos / 1e3) + " µs" : digits(nanos) + " ns";
  }

  /** A whole number, thousands grouped: {@code 64}, {@code 12,455}. */
  public static String whole(long number) {
    return decimal((double) number, 0);
  }

  /** To hundredths, of something whose thousandths are nothing: {@code 0.36}. */
  public static String hundredths(double value) {
    return Double.isNaN(value) ? UNKNOWN : decimal(value, 2);
  }

  /** A number of things: {@code 1 block}, {@code 5 blocks}. */
  public static String count(long number, String thing) {
    return whole(number) + " " + (number == 1 ? thing : thing + "s");
  }

  /** At most three significant digits, no trailing zeros after the point. */
  private static String digits(double value) {
    double size = Math.abs(value);
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    String text = decimal(value, decimals);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** By the size of the estimate alone, so that a ratio reads the same wherever it stands. */
  private static int ratioDecimals(Interval ratio) {
    double size = ratio.estimate();
    if (size >= 9.95) {
      return 0;
    }
    return size > 0 && size < 0.095 ? Math.min(MOST_DECIMALS, decimalsOfTwoDigits(size)) : 2;
  }

  /** 3 for 0.042, 6 for 0.000019. */
  private static int decimalsOfTwoDigits(double size) {
    double rounded =
        new BigDecimal(size).round(new MathContext(2, RoundingMode.HALF_UP)).doubleValue();
    return 1 + (int) Math.ceil(-Math.log10(rounded));
  }

  private static String decimal(double value, int decimals) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    String digits = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
    int first = digits.startsWith("-") ? 1 : 0;
    StringBuilder grouped = new StringBuilder(digits);
    for (int at = point - 3; at > first; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }
}
