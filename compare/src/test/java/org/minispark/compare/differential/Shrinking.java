package org.minispark.compare.differential;

import java.util.ArrayList;
import java.util.List;
import org.minispark.compare.differential.program.Gene;
import org.minispark.compare.differential.program.RandomProgram;

/**
 * Makes a program that differs as small as it can be: takes out one step or question after the
 * other, then makes numbers smaller, as long as what is left still differs.
 */
final class Shrinking {
  private final Check differs;
  private RandomProgram smallest;

  /** Whether a program still shows the difference. */
  @FunctionalInterface
  interface Check {
    boolean differs(RandomProgram program) throws Exception;
  }

  private Shrinking(RandomProgram program, Check differs) {
    this.smallest = program;
    this.differs = differs;
  }

  /** The smallest program found that differs; it makes the same in any order of events. */
  static RandomProgram shrink(RandomProgram program, Check differs) throws Exception {
    Shrinking shrinking = new Shrinking(program, differs);
    boolean smaller = true;
    while (smaller) {
      smaller = shrinking.withoutAGene() || shrinking.withASmallerNumber();
    }
    return shrinking.smallest;
  }

  private boolean withoutAGene() throws Exception {
    boolean any = false;
    for (int part = 0; part < 2; part++) {
      for (int i = genes(part).size() - 1; i >= 0 && genes(part).size() > 1; i--) {
        List<Gene> fewer = new ArrayList<>(genes(part));
        fewer.remove(i);
        any |= accept(part, fewer);
      }
    }
    return any;
  }

  private boolean withASmallerNumber() throws Exception {
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < genes(part).size(); i++) {
        for (Gene simpler : genes(part).get(i).simpler()) {
          List<Gene> changed = new ArrayList<>(genes(part));
          changed.set(i, simpler);
          if (accept(part, changed)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Gene> genes(int part) {
    return part == 0 ? smallest.stepGenes() : smallest.questionGenes();
  }

  private boolean accept(int part, List<Gene> changed) throws Exception {
    RandomProgram candidate =
        part == 0
            ? RandomProgram.of(changed, smallest.questionGenes())
            : RandomProgram.of(smallest.stepGenes(), changed);
    if (!differs.differs(candidate)) {
      return false;
    }
    smallest = candidate;
    return true;
  }
}
