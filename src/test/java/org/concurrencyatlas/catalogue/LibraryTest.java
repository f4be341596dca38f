package org.concurrencyatlas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  @TempDir private Path parent;

  @Test
  void aFolderThatTwoLibrariesNeedIsOnTheClassPathOnce() throws IOException {
    for (String folder : List.of("disruptor", "netty", "postgres", "reactor", "s3", "slf4j")) {
      Files.createFile(Files.createDirectory(parent.resolve(folder)).resolve(folder + ".jar"));
    }
    Files.createFile(parent.resolve("s3").resolve("notes.txt"));
    Files.createDirectory(parent.resolve("reactive-streams"));

    assertThat(Library.jars(List.of(Library.S3, Library.POSTGRES), parent))
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("netty.jar", "postgres.jar", "reactor.jar", "s3.jar", "slf4j.jar");
  }

  @Test
  void aFolderThatIsMissingIsNamedWithWhatToDo() throws IOException {
    Files.createDirectory(parent.resolve("jctools"));

    assertThat(Library.missing(Set.of(Library.JCTOOLS), parent)).isEmpty();
    assertThat(Library.missing(Set.of(Library.DISRUPTOR), parent))
        .hasValueSatisfying(folder ->
            assertThat(Library.refusal(folder)).contains("disruptor", "missing", "mvn package"));
  }

  @Test
  void whereTheClassesLieInAFolderTheClassPathHoldsAll() {
    assertThat(Library.jars(Set.of(Library.values()))).isEmpty();
    assertThat(Library.missing(Set.of(Library.values()))).isEmpty();
  }
}
