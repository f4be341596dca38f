package org.concurrencyatlas.report.canvas;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.view.ModelMarks;

/** What is left of a picture when it is printed without colour. */
public final class Grey {
  /** How the models of the catalogue are marked. */
  public static final ModelMarks MARKS = new ModelMarks(new ModelCatalogue().directory());

  public static final List<String> MODELS =
      new ModelCatalogue().all().stream().map(model -> model.info().id()).toList();

  private Grey() {}

  /** Lightness as it is seen: L* of CIE 1976, 0 is black and 100 white. */
  public static double lightness(Color colour) {
    double luminance = luminance(colour);
    return luminance <= 216.0 / 24389 ? luminance * 24389 / 27 : 116 * Math.cbrt(luminance) - 16;
  }

  /** Relative luminance of sRGB, 0–1. */
  static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  /** The lightness of every pixel of a drawing on the theme's paper, line by line. */
  public static double[] drawn(Theme theme, int width, int height, Consumer<Canvas> drawing) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(theme.background());
    graphics.fillRect(0, 0, width, height);
    drawing.accept(new Canvas(graphics, PictureStyle.SLIDE.in(theme)));
    graphics.dispose();
    return IntStream.range(0, width * height)
        .mapToDouble(i -> lightness(image, i % width, i / width))
        .toArray();
  }

  /** Mean difference in lightness of two drawings of a size, 0–100. */
  public static double difference(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length;
  }

  /** The same picture in grey. */
  public static BufferedImage of(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int level = (int) Math.round(2.55 * lightness(image, x, y));
        grey.setRGB(x, y, new Color(level, level, level).getRGB());
      }
    }
    return grey;
  }

  private static double lightness(BufferedImage image, int x, int y) {
    return lightness(new Color(image.getRGB(x, y)));
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
