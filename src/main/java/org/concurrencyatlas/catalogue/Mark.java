package org.concurrencyatlas.catalogue;

/**
 * How a model is marked on every picture. Two models may share a colour when their shapes differ:
 * they must differ in grey too.
 *
 * @param onLight colour on a light ground, 0xRRGGBB
 * @param onDark colour on a dark ground, 0xRRGGBB
 * @param shape the shape
 * @param filled whether the shape is filled or an outline
 */
public record Mark(int onLight, int onDark, Shape shape, boolean filled) {
  /** Shapes that differ without colour. */
  public enum Shape {
    SQUARE,
    TRIANGLE_UP,
    TRIANGLE_DOWN,
    TRIANGLE_RIGHT,
    DIAMOND,
    CIRCLE,
    STAR,
    PLUS,
    CROSS,
    TRIANGLE_LEFT,
    HOURGLASS,
    BOW_TIE,
    CHEVRON,
    BAR,
    LETTER_T,
    LETTER_L
  }
}
