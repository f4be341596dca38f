package org.concurrencyatlas.report.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.List;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;

class MarksAndStylesTest {
  @Test
  void noTwoModelsOfTheCatalogueShareAMark() {
    assertThat(
            Grey.MODELS.stream()
                .map(Grey.MARKS::of)
                .map(mark -> mark.shape() + " " + mark.filled()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyMarkStandsOutFromItsBackground() {
    for (Theme theme : Theme.values()) {
      for (String model : List.of("sequential", "fixed-pool", "actors", "async", "a-users-own")) {
        assertThat(contrast(new MarkStyle(Grey.MARKS.of(model)).colour(theme), theme.background()))
            .as(model + " " + theme)
            .isGreaterThanOrEqualTo(3);
      }
      assertThat(contrast(theme.foreground(), theme.background())).isGreaterThanOrEqualTo(7);
      assertThat(contrast(theme.error(), theme.background())).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void aSystemWithoutFontsIsToldInOneLine() {
    assertThatThrownBy(() ->
            Fonts.require(() -> {
              throw new InternalError("Fontconfig head is null, check your fonts");
            }))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("apt-get install fontconfig")
        .hasMessageContaining("Fontconfig head is null")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aSizeThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> new PictureStyle(Theme.LIGHT, 10, 10))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("10x10")
        .hasMessageContaining("1920x1080");
  }

  @Test
  void aStyleIsReadAsItIsWritten() {
    assertThat(PictureStyle.parse("dark", "1920x1080"))
        .isEqualTo(new PictureStyle(Theme.DARK, 1920, 1080));
    assertThatThrownBy(() -> PictureStyle.parse("drak", "1920x1080"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("known: light, dark");
    assertThatThrownBy(() -> PictureStyle.parse("dark", "1920"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("1920x1080");
  }

  /** The contrast ratio of WCAG 2.1. */
  private static double contrast(Color one, Color other) {
    double lighter = Math.max(Grey.luminance(one), Grey.luminance(other));
    double darker = Math.min(Grey.luminance(one), Grey.luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }
}
