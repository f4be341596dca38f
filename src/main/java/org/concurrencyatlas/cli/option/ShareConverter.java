package org.concurrencyatlas.cli.option;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share above 0 and below 1, written {@code 5%} or {@code 0.05}. */
public final class ShareConverter implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{0,6}\\.?\\d{1,9})\\s*(%?)");

  @Override
  public Double convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      int shift = matcher.group(2).isEmpty() ? 0 : 2;
      double share = new BigDecimal(matcher.group(1)).movePointLeft(shift).doubleValue();
      if (share > 0 && share < 1) {
        return share;
      }
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no share; give one above 0 and below 1, like 5% or 0.05");
  }
}
