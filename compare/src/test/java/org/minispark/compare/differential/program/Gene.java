package org.minispark.compare.differential.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Five numbers that become a step of a program, whatever they are and whatever stands before them:
 * so any part of a list of genes is a program too, and shrinks.
 */
public record Gene(int what, int a, int b, int x, int y) {
  /** The same with one of its numbers smaller, the smallest first. */
  public List<Gene> simpler() {
    List<Gene> simpler = new ArrayList<>();
    for (int value : new int[] {0, 1, 2}) {
      add(simpler, value < a, new Gene(what, value, b, x, y));
      add(simpler, value < b, new Gene(what, a, value, x, y));
      add(simpler, value < x, new Gene(what, a, b, value, y));
      add(simpler, value < y, new Gene(what, a, b, x, value));
    }
    add(simpler, x > 3, new Gene(what, a, b, x / 2, y));
    return simpler;
  }

  private static void add(List<Gene> simpler, boolean isSimpler, Gene gene) {
    if (isSimpler) {
      simpler.add(gene);
    }
  }

  static String write(List<Gene> genes) {
    return genes.stream()
        .map(gene -> gene.what + "," + gene.a + "," + gene.b + "," + gene.x + "," + gene.y)
        .collect(Collectors.joining(" "));
  }

  static List<Gene> read(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split(" ")).map(Gene::readOne).toList();
  }

  private static Gene readOne(String text) {
    int[] numbers = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    return new Gene(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }
}
