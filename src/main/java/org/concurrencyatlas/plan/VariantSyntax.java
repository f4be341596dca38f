package org.concurrencyatlas.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencyatlas.machine.ForkFiles;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;

/**
 * Reads a variant as it is given on the command line: {@code name=key:value,key:value}. Keys are
 * {@code jar}, {@code jdk}, {@code args}, {@code processors} and {@code heap}; a comma inside a
 * value is no separator unless a key follows.
 */
public final class VariantSyntax {
  private static final String KEYS = "jar|jdk|args|processors|heap";
  private static final Pattern NAMED = Pattern.compile("([^=]+)=(.+)");
  private static final Pattern SEPARATOR = Pattern.compile(",(?=(?:" + KEYS + "):)");
  private static final Pattern PART = Pattern.compile("(" + KEYS + "):(.+)");
  private static final Pattern PROCESSORS = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kmgKMG]");

  private final String text;
  private final List<String> jars = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private String jdk = "";

  private VariantSyntax(String text) {
    this.text = text;
  }

  /**
   * The variant.
   *
   * @throws UsageException when it cannot be read, or a file of it is not what it should be
   */
  public static Variant parse(String text) {
    return new VariantSyntax(text).variant();
  }

  /**
   * What all contenders have on their class path; empty without a jar.
   *
   * @throws UsageException when a file is no jar
   */
  public static Optional<Variant> ofAll(List<Path> jars) {
    List<String> paths = jars.stream().map(Path::toString).map(VariantSyntax::absolute).toList();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(new Variant("", paths, "", List.of(), ForkFiles.contents(paths, "")));
  }

  private Variant variant() {
    Matcher named = NAMED.matcher(text);
    if (!named.matches() || !Variant.isName(named.group(1))) {
      throw malformed();
    }
    SEPARATOR.splitAsStream(named.group(2)).forEach(this::take);
    return new Variant(named.group(1), jars, jdk, flags, ForkFiles.contents(jars, jdk));
  }

  private void take(String part) {
    Matcher keyed = PART.matcher(part);
    if (!keyed.matches()) {
      throw malformed();
    }
    String value = keyed.group(2);
    switch (keyed.group(1)) {
      case "jar" -> jars.add(absolute(value));
      case "jdk" -> jdk = absolute(value);
      case "args" -> Stream.of(value.strip().split("\\s+")).forEach(flags::add);
      case "processors" ->
          flags.add("-XX:ActiveProcessorCount=" + checked(PROCESSORS, value, "1, 2, 3 …"));
      default -> {
        String heap = checked(HEAP, value, "an amount like 512m or 2g");
        flags.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
      }
    }
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  private String checked(Pattern allowed, String value, String range) {
    if (!allowed.matcher(value).matches()) {
      throw new UsageException(
          "%s is not allowed in --variant %s; give %s".formatted(value, text, range));
    }
    return value;
  }

  private UsageException malformed() {
    return new UsageException(
        "cannot read --variant %s; write name=key:value,key:value with the keys %s"
            .formatted(text, KEYS.replace("|", ", ")));
  }
}
