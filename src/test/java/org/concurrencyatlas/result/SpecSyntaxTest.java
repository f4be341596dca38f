package org.concurrencyatlas.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecSyntaxTest {
  @Test
  void aPointIsWrittenWithItsParametersInAlphabeticalOrder() {
    assertThat(Point.parse("sha256( tasks=256 ; bytes=65536 )"))
        .hasToString("sha256(bytes=65536,tasks=256)");
  }

  @Test
  void aNameAloneHasNoParameters() {
    assertThat(Contender.parse("fork-join")).hasToString("fork-join");
    assertThat(Contender.parse("fork-join()")).hasToString("fork-join");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "(", "a(b)", "a(b=1,b=2)", "a(b=1", "a b", "a(b=1,)", "../a", "a(b=c d)"})
  void otherFormsAreRefusedWithTheFormThatIsAllowed(String text) {
    assertThatThrownBy(() -> Contender.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "cannot read \"%s\"; write name or name(key=value,key=value), each key once", text);
  }

  @Test
  void aParameterIsAWholeNumberOrAWord() {
    assertThatThrownBy(() -> Point.parse("timer(tasks=1.5)"))
        .isInstanceOf(UsageException.class)
        .hasMessage("parameter tasks=1.5 must be a whole number or a word");

    Point point = Point.parse("counter(tasks=9,kind=stamped-lock)");
    assertThat(point.choice("kind")).isEqualTo("stamped-lock");
    assertThat(point.parameter("tasks")).isEqualTo(9);
    assertThat(point).hasToString("counter(kind=stamped-lock,tasks=9)");
    assertThat(point.without("kind")).hasToString("counter(tasks=9)");
  }

  @Test
  void pointsThatDifferInAWordDiffer() {
    assertThat(Point.parse("counter(kind=plain)")).isNotEqualTo(Point.parse("counter(kind=adder)"));
  }
}
