package org.concurrencyatlas.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.concurrencyatlas.backend.postgres.PostgresProbe;
import org.concurrencyatlas.machine.ProcessTree;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.sql.PostgresUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the contract of all services does not say. */
@Timeout(60)
class PostgresServerTest {
  private static final InetSocketAddress NOBODY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  @Test
  @DisplayName(
      "its folder is private and goes with it; its place holds no password; its processes are ours")
  void itsFolderIsPrivateAndItsPlaceHoldsNoPassword() throws Exception {
    Path folder;
    List<ProcessHandle> all;
    try (PostgresServer server = PostgresServer.start()) {
      folder = server.folder();
      PostgresUrl url = PostgresUrl.parse(server.location());
      String password = Files.readString(Path.of(url.passwordFile().orElseThrow()));
      all = server.processes().getFirst().descendants().toList();

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .startsWith("rwx--");
      assertThat(password).hasSizeGreaterThan(20);
      assertThat(server.location()).doesNotContain(password);
      assertThat(ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse("")))
          .noneMatch(line -> line.contains(password));
      assertThat(server.description())
          .startsWith("PostgreSQL ")
          .contains(" at 127.0.0.1:" + server.address().getPort())
          .contains("fsync off, synchronous_commit off")
          .contains("shared_buffers 32MB");
      assertThat(all).as("the server and its own processes").hasSizeGreaterThan(2);
      assertThat(ProcessTree.with(server.processes()).processes())
          .contains(Path.of("/proc/" + all.getFirst().pid()));
    }
    assertThat(folder).doesNotExist();
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @DisplayName(
      "when the process that keeps it is killed, it ends too, and closing removes its folder")
  void whenTheProcessThatKeepsItIsKilledItEndsToo() throws Exception {
    PostgresServer server = PostgresServer.start();
    ProcessHandle ours = server.processes().getFirst();
    List<ProcessHandle> all = ours.descendants().toList();

    ours.destroyForcibly();
    for (ProcessHandle each : all) {
      ProcessHandle _ = each.onExit().get(); // the time limit of the test decides
    }
    assertThat(server.folder()).exists();
    server.close();

    assertThat(server.folder()).doesNotExist();
  }

  @Test
  @DisplayName("one that is given must be there and be a PostgreSQL, which is said in one line")
  void oneThatIsGivenMustBeThere() throws Exception {
    List<String> gone = List.of(BackEnds.flag(PostgresUrl.SERVICE, "127.0.0.1:9"));
    assertThatThrownBy(() -> BackEnds.open(List.of(PostgresUrl.SERVICE), gone))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no PostgreSQL at 127.0.0.1:9 (")
        .hasMessageEndingWith("start it, or leave out --jdbc-url for one of our own");
    assertThatThrownBy(() -> PostgresProbe.ask(NOBODY)).isInstanceOf(IOException.class);

    try (DelayServer other = DelayServer.start()) {
      assertThatThrownBy(() -> PostgresProbe.ask(other.address()))
          .hasMessage("what listens there is no PostgreSQL");
    }
  }

  @Test
  @DisplayName("a password is not taken where it would be written down")
  void aPasswordIsNotTakenWhereItWouldBeWrittenDown() {
    assertThatThrownBy(() ->
            BackEnds.at(PostgresUrl.SERVICE, "jdbc:postgresql://db/shop?user=me&password=secret"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("PGPASSWORD")
        .message()
        .doesNotContain("secret");
  }

  @Test
  @DisplayName("a flag with a URL is read as it was written, equals signs and all")
  void aFlagWithAUrlIsReadAsItWasWritten() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String location =
          "jdbc:postgresql://127.0.0.1:%d/shop?user=me".formatted(silent.getLocalPort());
      BackEnd elsewhere = BackEnds.at(PostgresUrl.SERVICE, location);

      assertThat(BackEnds.flag(PostgresUrl.SERVICE, elsewhere.location()))
          .isEqualTo("-Dconcurrencyatlas.service.postgres=" + location);
      assertThat(elsewhere.processes()).isEmpty();
    }
  }
}
