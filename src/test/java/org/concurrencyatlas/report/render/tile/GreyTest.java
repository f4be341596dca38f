package org.concurrencyatlas.report.render.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concurrencyatlas.report.canvas.Grey;
import org.concurrencyatlas.report.canvas.MarkStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.view.MapCategory.Ground;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Printed in grey, charts must still be read: no two models have marks that look alike, each ground
 * of a tile has a pattern of its own, and marks stand out from grounds in their own colour.
 */
class GreyTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 60;

  /** Steps of lightness, of 100: less than this is not seen between two tiles side by side. */
  private static final double LEAST_STEP = 4;

  /** As small as a mark is drawn among others. */
  private static final int MARK = 16;

  /** A mark must be told from its ground from afar. */
  private static final double LEAST_STEP_OF_A_MARK = 18;

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noTwoModelsHaveMarksThatLookAlike(Theme theme) {
    for (String model : Grey.MODELS) {
      for (String other : Grey.MODELS) {
        if (!model.equals(other)) {
          assertThat(Grey.difference(mark(theme, model), mark(theme, other)))
              .as("%s and %s", model, other)
              .isGreaterThanOrEqualTo(LEAST_STEP);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noTwoGroundsLookAlikeWhicheverModelsTheyAreFor(Theme theme) {
    Map<Ground, List<double[]>> grounds = new EnumMap<>(Ground.class);
    for (Ground each : Ground.values()) {
      grounds.put(each, Grey.MODELS.stream().map(model -> ground(theme, each, model)).toList());
    }

    grounds.forEach((ground, pictures) ->
        grounds.forEach((other, others) -> {
          if (ground.compareTo(other) < 0) {
            for (double[] one : pictures) {
              assertThat(others)
                  .as("%s and %s", ground, other)
                  .allMatch(two -> Grey.difference(one, two) >= LEAST_STEP);
            }
          }
        }));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void theMarkOfAWinnerStandsOutFromItsGround(Theme theme) {
    for (String model : Grey.MODELS) {
      Color colour = new MarkStyle(Grey.MARKS.of(model)).colour(theme);
      double[] ground = ground(theme, Ground.SOLID, model);
      double step = Grey.lightness(colour) - ground[ground.length / 2];

      assertThat(Math.abs(step)).as(model).isGreaterThanOrEqualTo(LEAST_STEP_OF_A_MARK);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void marksThatOverlapAreStillTwo(Theme theme) {
    double background = Grey.lightness(theme.background());
    for (String model : Grey.MODELS) {
      double[] behind = marks(theme, model, 12);
      double[] both = marks(theme, model, 12, 18);
      long rim =
          IntStream.range(0, both.length)
              .filter(i -> Math.abs(behind[i] - background) > LEAST_STEP_OF_A_MARK)
              .filter(i -> Math.abs(both[i] - background) < LEAST_STEP)
              .count();

      assertThat(rim).as("pixels of %s that became background", model).isGreaterThan(0);
    }
  }

  private static double[] mark(Theme theme, String model) {
    return Grey.drawn(
        theme,
        MARK,
        MARK,
        canvas -> canvas.mark(Grey.MARKS.of(model), MARK / 2.0, MARK / 2.0, MARK));
  }

  /** Marks of a model one over the other, each as far from the left as from above. */
  private static double[] marks(Theme theme, String model, int... places) {
    return Grey.drawn(
        theme,
        2 * MARK,
        2 * MARK,
        canvas -> {
          for (int place : places) {
            canvas.markAmongOthers(Grey.MARKS.of(model), place, place, MARK);
          }
        });
  }

  private static double[] ground(Theme theme, Ground ground, String model) {
    Color colour = new MarkStyle(Grey.MARKS.of(model)).colour(theme);
    List<Color> colours =
        switch (ground) {
          case BARS -> List.of(colour, new MarkStyle(Grey.MARKS.of("async")).colour(theme));
          case CAPPED, CROSSED -> List.of();
          default -> List.of(colour);
        };
    return Grey.drawn(
        theme,
        WIDTH,
        HEIGHT,
        canvas ->
            new TileGround(canvas)
                .paint(ground, colours, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
  }
}
