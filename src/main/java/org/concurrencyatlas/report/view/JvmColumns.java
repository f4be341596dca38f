package org.concurrencyatlas.report.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmParameter;

/**
 * All cells of a run, laid out over one parameter of the JVM: a row for each point.
 *
 * @param parameter the parameter of the columns
 * @param columns its values, ascending
 * @param rows the points without it, in the order of the run
 */
public record JvmColumns(String parameter, List<Long> columns, List<Point> rows) {
  public JvmColumns {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The layout; empty unless exactly one parameter of the JVM varies and every cell has it. */
  public static Optional<JvmColumns> of(List<CellSummary> cells) {
    List<JvmColumns> varying =
        Stream.of(JvmParameter.values())
            .map(JvmParameter::parameter)
            .filter(name -> cells.stream().allMatch(cell -> value(cell, name).isPresent()))
            .map(name -> over(name, cells))
            .filter(each -> each.columns().size() > 1)
            .toList();
    return varying.size() == 1 ? Optional.of(varying.getFirst()) : Optional.empty();
  }

  private static JvmColumns over(String name, List<CellSummary> cells) {
    TreeSet<Long> columns = new TreeSet<>();
    LinkedHashSet<Point> rows = new LinkedHashSet<>();
    for (CellSummary cell : cells) {
      value(cell, name).ifPresent(columns::add);
      rows.add(cell.verdict().point().without(name));
    }
    return new JvmColumns(name, List.copyOf(columns), List.copyOf(rows));
  }

  /** The column of a cell, from 0. */
  public int column(CellSummary cell) {
    return columns.indexOf(cell.verdict().point().parameter(parameter));
  }

  /** The row of a cell, from 0. */
  public int row(CellSummary cell) {
    return rows.indexOf(cell.verdict().point().without(parameter));
  }

  private static Optional<Long> value(CellSummary cell, String name) {
    return Optional.ofNullable(cell.verdict().point().parameters().get(name));
  }
}
