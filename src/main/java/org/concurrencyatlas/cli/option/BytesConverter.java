package org.concurrencyatlas.cli.option;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length in bytes above 0: {@code 500B}, {@code 10kB} or {@code 1.5MB}, by thousands. */
public final class BytesConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?(B|kB|MB)");

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      int shift = matcher.group(2).equals("B") ? 0 : matcher.group(2).equals("kB") ? 3 : 6;
      long bytes = new BigDecimal(matcher.group(1)).movePointRight(shift).longValue();
      if (bytes > 0) {
        return bytes;
      }
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no length; write a number above 0 and B, kB or MB, like 10kB");
  }
}
