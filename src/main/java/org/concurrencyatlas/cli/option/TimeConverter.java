package org.concurrencyatlas.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time of a task: {@code 200us}, {@code 1.5ms} or {@code 2s}; 0 needs no unit. */
public final class TimeConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?) ?(us|µs|ms|s)");
  private static final BigDecimal NANOS_OF_AN_HOUR = new BigDecimal("3.6e12");

  @Override
  public Duration convert(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is no time of a task; write a number and us, ms or s, like 200us");
    }
    int shift = matcher.group(2).equals("s") ? 9 : matcher.group(2).equals("ms") ? 6 : 3;
    BigDecimal nanos = new BigDecimal(matcher.group(1)).movePointRight(shift);
    if (nanos.compareTo(NANOS_OF_AN_HOUR) > 0) {
      throw new TypeConversionException(
          "\"" + text + "\" is longer than an hour; give the time of one task");
    }
    return Duration.ofNanos(nanos.longValue());
  }
}
