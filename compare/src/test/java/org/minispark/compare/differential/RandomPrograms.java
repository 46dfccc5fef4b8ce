package org.minispark.compare.differential;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.minispark.compare.differential.program.Action;
import org.minispark.compare.differential.program.Gene;
import org.minispark.compare.differential.program.Operator;
import org.minispark.compare.differential.program.RandomProgram;

/** Random programs that shrink to shorter ones. */
final class RandomPrograms {
  private static final int MOST_STEPS = 10;
  private static final int MOST_QUESTIONS = 3;
  private static final int LARGEST_DATA = 40;

  private RandomPrograms() {}

  static Arbitrary<RandomProgram> any() {
    return Combinators.combine(
            gene(Operator.values().length).list().ofMinSize(1).ofMaxSize(MOST_STEPS),
            gene(Action.values().length).list().ofMinSize(1).ofMaxSize(MOST_QUESTIONS))
        .as(RandomProgram::of);
  }

  private static Arbitrary<Gene> gene(int choices) {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 5).withoutEdgeCases();
    return Combinators.combine(
            Arbitraries.integers().between(0, choices - 1).withoutEdgeCases(),
            place,
            place,
            Arbitraries.integers().between(0, LARGEST_DATA),
            Arbitraries.integers().between(0, 24))
        .as(Gene::new);
  }
}
