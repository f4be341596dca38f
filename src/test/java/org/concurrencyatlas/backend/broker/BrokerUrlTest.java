package org.concurrencyatlas.backend.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.concurrencyatlas.machine.PrivateFiles;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {
  @ParameterizedTest
  @CsvSource({
    "db:99,                        amqp://guest@db:99",
    "amqp://db,                    amqp://guest@db:5672",
    "amqp://me@db/,                amqp://me@db:5672",
    "amqp://me@db:1/shop,          amqp://me@db:1/shop",
    "amqp://me:secret@db:1/a%2Fb,  amqp://me@db:1/a%2Fb",
    "amqp://a+b%40c@db,            amqp://a%2Bb%40c@db:5672",
    "amqp://me@db?passwordFile=/x, amqp://me@db:5672?passwordFile=%2Fx",
    "amqps://me@db,                amqps://me@db:5671",
    "amqps://db:1/shop?cacertfile=/a%20b&passwordFile=/x,"
        + "amqps://guest@db:1/shop?cacertfile=%2Fa%20b&passwordFile=%2Fx"
  })
  @DisplayName("a URL is read, and written without its password")
  void aUrlIsReadAndWrittenWithoutItsPassword(String given, String written) {
    assertThat(BrokerUrl.parse(given)).hasToString(written);
    assertThat(BrokerUrl.parse(written)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp://me:secret@db?cacertfile=/x",
        "amqps://me:secret@db?cacertfile",
        "amqps://me:secret@db?verify=verify_none",
        "http://me:secret@db",
        "amqp://",
        "amqp://me:secret@db?password=secret",
        "amqp://me:secret@db:x",
        "a secret",
        ""
      })
  @DisplayName("what is no URL is refused without being repeated")
  void whatIsNoUrlIsRefusedWithoutBeingRepeated(String given) {
    assertThatThrownBy(() -> BrokerUrl.parse(given))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give amqp://USER@HOST:PORT")
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("a file of certificates is named so that another folder finds it")
  void aFileOfCertificatesIsNamedSoThatAnotherFolderFindsIt() {
    assertThat(BrokerUrl.parse("amqps://db?cacertfile=ca.pem").caFile())
        .contains(Path.of("ca.pem").toAbsolutePath().toString());
  }

  @Test
  @DisplayName("a password comes from its file, else from the URL; guest has one, nobody else")
  void aPasswordComesFromItsFileElseFromTheUrl(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("password");
    PrivateFiles.write(file, "of the file");
    BrokerUrl url = BrokerUrl.parse("amqp://me:of-the-url@db");

    assertThat(BrokerPassword.of(url)).isEqualTo("of-the-url");
    assertThat(BrokerPassword.of(url.withPasswordFile(file.toString()))).isEqualTo("of the file");
    assertThat(BrokerPassword.of(BrokerUrl.parse("amqp://db"))).isEqualTo("guest");
    assertThatThrownBy(() -> BrokerPassword.of(BrokerUrl.parse("amqp://me@db")))
        .isInstanceOf(UsageException.class)
        .hasMessage("no password for me at the broker db:5672; give it by AMQP_PASSWORD");
    assertThatThrownBy(() -> BrokerPassword.of(url.withPasswordFile("/nowhere")))
        .hasMessageContaining("/nowhere");
  }

  @Test
  @DisplayName("what is private can be read by its owner only, also in place of what was open")
  void whatIsPrivateCanBeReadByItsOwnerOnly(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("password"));
    PrivateFiles.write(file, "secret");
    Path made = PrivateFiles.makeFolder(folder.resolve("private"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }
}
