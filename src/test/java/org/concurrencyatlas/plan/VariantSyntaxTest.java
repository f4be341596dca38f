package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants as they are written on the command line. */
class VariantSyntaxTest {
  @TempDir private Path folder;

  @Test
  void flagsProcessorsAndHeapBecomeFlags() {
    Variant variant =
        VariantSyntax.parse("zgc=args:-XX:+UseZGC -Xlog:gc*,safepoint:file=x,processors:1,heap:2g");

    assertThat(variant.name()).isEqualTo("zgc");
    assertThat(variant.jvmArguments())
        .containsExactly(
            "-XX:+UseZGC",
            "-Xlog:gc*,safepoint:file=x",
            "-XX:ActiveProcessorCount=1",
            "-Xms2g",
            "-Xmx2g");
    assertThat(variant.classPath()).isEmpty();
    assertThat(variant.contents()).isEmpty();
  }

  @Test
  void aJarIsKeptWithItsDigestAndAnAbsolutePath() throws IOException {
    Path jar = jar("shop.jar", "Shop.class");

    Variant variant = VariantSyntax.parse("candidate=jar:" + jar);

    assertThat(variant.classPath()).containsExactly(jar.toAbsolutePath().toString());
    assertThat(variant.contents()).matches("shop\\.jar:sha256:[0-9a-f]{12}");
  }

  @Test
  void aJdkIsKeptWithItsVersion() {
    Variant variant = VariantSyntax.parse("own=jdk:" + System.getProperty("java.home"));

    assertThat(variant.contents()).isEqualTo("JDK " + System.getProperty("java.version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zgc                    | cannot read --variant zgc
          =args:-Xmx1g           | cannot read --variant =args
          a b=args:-Xmx1g        | cannot read --variant a b
          zgc=collector:zgc      | cannot read --variant zgc=collector:zgc
          one=processors:0       | 0 is not allowed
          big=heap:lots          | lots is not allowed
          new=jar:absent.jar     | absent.jar does not exist
          new=jdk:absent         | absent has no bin/java
          """)
  void whatCannotBeIsRefusedInOneLine(String text, String said) {
    assertThatThrownBy(() -> VariantSyntax.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("; ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatIsNoJarAndAJarWithoutClassesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
    Path empty = jar("empty.jar", "readme.txt");

    for (Path bad : List.of(text, empty)) {
      assertThatThrownBy(() -> VariantSyntax.parse("new=jar:" + bad))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(bad.getFileName().toString());
    }
  }

  private Path jar(String name, String entry) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
    }
    return jar;
  }
}
