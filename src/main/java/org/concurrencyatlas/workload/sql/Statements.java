package org.concurrencyatlas.workload.sql;

/**
 * The statements of the tasks, the same for both clients. The server waits first: it computes a
 * common table expression that is materialized once, however often its row is read.
 *
 * @param query of a wait in seconds, the first id and the one behind the last; answers with values
 * @param insert of a wait in seconds, an id and a value; answers with the value
 */
record Statements(String query, String insert) {
  /** With a question mark for each parameter. */
  static Statements ofJdbc(String table) {
    return of(table, "?", "?", "?");
  }

  /** With numbered parameters, which PostgreSQL itself has. */
  static Statements ofR2dbc(String table) {
    return of(table, "$1", "$2", "$3");
  }

  private static Statements of(String table, String one, String two, String three) {
    String waited = "with waited as materialized (select pg_sleep(%s)::text) ".formatted(one);
    return new Statements(
        waited
            + "select numbers.value from waited, %s as numbers where numbers.id >= %s and numbers.id < %s"
                .formatted(table, two, three),
        waited
            + "insert into %s (id, value) select %s, %s from waited returning value"
                .formatted(table, two, three));
  }
}
