package org.concurrencyatlas.report.plot;

import java.util.List;
import org.concurrencyatlas.report.view.MapCategory;

/**
 * A tile for each cell.
 *
 * @param layout how the tiles stand
 * @param tiles the tiles with their places
 * @param legend the categories that occur, each in words; empty where tiles explain themselves
 */
public record TilePlot(Layout layout, List<Placed> tiles, List<LegendEntry> legend)
    implements Plot {
  public TilePlot {
    tiles = List.copyOf(tiles);
    legend = List.copyOf(legend);
  }

  /** How tiles stand. */
  public sealed interface Layout permits Maps, Board, Table, Strips {}

  /**
   * Maps over two quantities, side by side, which share both axes.
   *
   * @param across what the columns are
   * @param up what the rows are
   * @param columns a label a column
   * @param rows a label a row, the lowest first
   * @param names a name a map, empty for a map alone
   */
  public record Maps(
      String across, String up, List<String> columns, List<String> rows, List<String> names)
      implements Layout {}

  /**
   * Tiles one after the other by their columns, as many in a line as look well.
   *
   * @param captions a text above each tile
   */
  public record Board(List<String> captions) implements Layout {}

  /**
   * A table.
   *
   * @param rows a text beside each row, the highest first
   * @param columns who stands above each column
   */
  public record Table(List<String> rows, List<Label> columns) implements Layout {}

  /**
   * Strips of many narrow tiles.
   *
   * @param rows who stands beside each strip, the highest first
   * @param columns a text above each column; of those that would touch some are left out
   */
  public record Strips(List<Label> rows, List<String> columns) implements Layout {}

  /**
   * A tile with its place.
   *
   * @param map the number of the map, from 0
   * @param column the column, from 0
   * @param row the row, from 0
   */
  public record Placed(int map, int column, int row, Tile tile) {}

  /** What a tile shows. */
  public sealed interface Tile permits Verdict, Share {}

  /**
   * What is claimed of a cell.
   *
   * @param name by which the page identifies the cell
   * @param category what kind of claim it is
   * @param who of whom it is claimed
   * @param figure how large the difference is, in words
   * @param failed how many did not finish
   */
  public record Verdict(
      String name, MapCategory category, List<Label> who, String figure, int failed)
      implements Tile {
    public Verdict {
      who = List.copyOf(who);
    }
  }

  /**
   * A part of a whole.
   *
   * @param value 0–1; NaN when there is none
   * @param text as it is written
   */
  public record Share(double value, String text) implements Tile {}

  /** What the ground of a tile means. */
  public record LegendEntry(MapCategory category, String words) {}
}
