package org.minispark.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineComparisonTest {
  private static final Equality CLOSE = Equality.CLOSE_NUMBERS;

  @Test
  void theFirstLineThatDiffersIsNamed() {
    assertThat(LineComparison.inOrder("line ", List.of("a", "b"), List.of("a", "c"), CLOSE))
        .contains(new Difference("line 2", "b", "c"));
    assertThat(LineComparison.inOrder("line ", List.of("a"), List.of("a", "b"), CLOSE))
        .contains(new Difference("line 2", Difference.NOTHING, "b"));
    assertThat(LineComparison.inOrder("line ", List.of("a"), List.of("a"), CLOSE)).isEmpty();
  }

  @Test
  void inAnyOrderOnlyTheSurplusDiffers() {
    List<String> spark = List.of("(b,0.3)", "(a,1)", "(a,1)", "(c,7)");
    assertThat(
            LineComparison.inAnyOrder(
                "record ",
                spark,
                List.of("(a,1)", "(c,7)", "(b,0.30000000000000004)", "(a,1)"),
                CLOSE))
        .isEmpty();
    assertThat(
            LineComparison.inAnyOrder(
                "record ", spark, List.of("(a,1)", "(c,8)", "(b,0.3)", "(a,1)"), CLOSE))
        .contains(new Difference("record 4", "(c,7)", "(c,8)"));
    assertThat(
            LineComparison.inAnyOrder(
                "record ", spark, List.of("(a,1)", "(c,7)", "(b,0.3)"), CLOSE))
        .contains(new Difference("record 2", "(a,1)", Difference.NOTHING));
  }

  @Test
  void sortedIsByKeyRisingOrFalling() {
    assertThat(LineComparison.isSorted(List.of("(1,x)", "(2,x)", "(10,x)"))).isTrue();
    assertThat(LineComparison.isSorted(List.of("c", "b", "b", "a"))).isTrue();
    assertThat(LineComparison.isSorted(List.of("(b,1)", "(a,1)", "(c,1)"))).isFalse();
    assertThat(LineComparison.isSorted(List.of())).isTrue();
  }

  @Property(tries = 200)
  void anyOrderOfTheSameRecordsIsEqual(
      @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> keys, @ForAll int seed) {
    List<String> lines = keys.stream().map(key -> "(" + key + "," + key / 3.0 + ")").toList();
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(LineComparison.inAnyOrder("record ", lines, shuffled, CLOSE)).isEmpty();
    shuffled.add("(9,9)");
    assertThat(LineComparison.inAnyOrder("record ", lines, shuffled, CLOSE)).isPresent();
  }
}
