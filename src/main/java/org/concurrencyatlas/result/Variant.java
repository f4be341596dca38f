package org.concurrencyatlas.result;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where contenders run: another jar, JDK or flags than the harness's own. A contender is raced in a
 * variant when its name stands behind it: {@code virtual-threads@candidate}.
 *
 * @param name letters, digits and hyphens; empty for what all contenders have
 * @param classPath absolute paths of jars that stand before the harness's own class path
 * @param javaHome the folder of the JDK; empty for the harness's own
 * @param jvmArguments flags that replace or follow those of every fork
 * @param contents what the jars and the JDK are, so that a changed file is noticed: digests and a
 *     version, one line
 */
public record Variant(
    String name,
    List<String> classPath,
    String javaHome,
    List<String> jvmArguments,
    String contents) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

  public Variant {
    classPath = List.copyOf(classPath);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** The same with further jars behind its own. */
  public Variant before(List<String> jars) {
    return new Variant(
        name,
        Stream.concat(classPath.stream(), jars.stream()).toList(),
        javaHome,
        jvmArguments,
        contents);
  }

  /** The harness's own jar, JDK and flags under a name. */
  public static Variant own(String name) {
    return new Variant(name, List.of(), "", List.of(), "");
  }

  /** Whether a variant may be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
