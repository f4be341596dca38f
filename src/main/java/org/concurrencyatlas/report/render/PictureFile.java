package org.concurrencyatlas.report.render;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.concurrencyatlas.report.canvas.Fonts;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.plot.Picture;

/** A picture as the bytes of a file. */
public final class PictureFile {
  private PictureFile() {}

  /**
   * The picture as a PNG.
   *
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts
   */
  public static byte[] png(Picture picture, PictureStyle style) {
    Fonts.require();
    BufferedImage image =
        new BufferedImage(style.width(), style.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      PicturePainter.paint(picture, graphics, style);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", output);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The picture as an SVG that is the same for the same picture, and looks the same where other
   * fonts are installed.
   *
   * @throws org.concurrencyatlas.result.UsageException when the system has no fonts
   */
  public static String svg(Picture picture, PictureStyle style) {
    Fonts.require();
    VectorGraphics2D graphics = new VectorGraphics2D();
    Map<String, Rectangle2D> regions = PicturePainter.paint(picture, graphics, style);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, style.width(), style.height()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return SvgText.tidy(bytes.toString(StandardCharsets.UTF_8), picture.title(), regions);
  }
}
