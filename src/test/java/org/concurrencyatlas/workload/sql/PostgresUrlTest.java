package org.concurrencyatlas.workload.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @Test
  @DisplayName("a URL of JDBC is read, and written again without its password")
  void aUrlIsReadAndWrittenAgainWithoutItsPassword() {
    PostgresUrl url =
        PostgresUrl.parse(
            "jdbc:postgresql://db.example:5433/shop?user=me%20too&password=s%26cret&sslmode=require");

    assertThat(url.host()).isEqualTo("db.example");
    assertThat(url.port()).isEqualTo(5433);
    assertThat(url.database()).isEqualTo("shop");
    assertThat(url.user()).hasValue("me too");
    assertThat(url.password()).hasValue("s&cret");
    assertThat(url.driverOptions()).containsOnlyKeys("sslmode");
    assertThat(url)
        .hasToString("jdbc:postgresql://db.example:5433/shop?sslmode=require&user=me%20too");
    assertThat(PostgresUrl.parse(url.toString()).password()).isEmpty();
  }

  @Test
  @DisplayName("port and database have the defaults of PostgreSQL's own programs")
  void portAndDatabaseHaveDefaults() {
    assertThat(PostgresUrl.parse("jdbc:postgresql://db").port()).isEqualTo(5432);
    assertThat(PostgresUrl.parse("jdbc:postgresql://db/").database()).isEmpty();
    assertThat(PostgresUrl.parse("127.0.0.1:5433").place()).isEqualTo("127.0.0.1:5433");
    assertThat(PostgresUrl.parse("jdbc:postgresql://[::1]:5433/x").host()).isEqualTo("[::1]");
  }

  @Test
  @DisplayName("the name of a password's file survives being written")
  void theNameOfAPasswordFileSurvivesBeingWritten() {
    PostgresUrl url = PostgresUrl.parse("db:1").withPasswordFile("/tmp/a b&c/password");

    assertThat(PostgresUrl.parse(url.toString()).passwordFile()).hasValue("/tmp/a b&c/password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/shop?password=secret",
        "jdbc:postgresql:shop?password=secret",
        "jdbc:postgresql://me:secret@db/shop",
        "jdbc:postgresql://one,two/shop?password=secret",
        "jdbc:postgresql://db:port/shop?password=secret",
        "jdbc:postgresql://db/shop?password=%secret",
        "jdbc:postgresql://d b/shop?password=secret"
      })
  @DisplayName("what is no such URL is refused in one line that does not repeat the password")
  void whatIsNoUrlIsRefusedWithoutThePassword(String text) {
    assertThatThrownBy(() -> PostgresUrl.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give jdbc:postgresql://HOST:PORT/DATABASE?user=NAME")
        .message()
        .doesNotContain("secret")
        .doesNotContain("\n");
  }
}
