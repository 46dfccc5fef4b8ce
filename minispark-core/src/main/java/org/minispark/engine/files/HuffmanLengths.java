package org.minispark.engine.files;

import java.util.PriorityQueue;

/** Huffman's codes, none longer than bzip2 allows. */
final class HuffmanLengths {
  private static final int LONGEST = 17;

  private HuffmanLengths() {}

  /** A symbol, or two trees together. */
  private record Tree(long weight, int symbol, Tree left, Tree right) implements Comparable<Tree> {
    @Override
    public int compareTo(Tree other) {
      return Long.compare(weight, other.weight);
    }
  }

  /** How many bits each symbol's code has, at least one. */
  static int[] of(int[] frequencies) {
    int[] weights = frequencies.clone();
    int[] lengths = new int[weights.length];
    while (true) {
      int longest = measure(tree(weights), 0, lengths);
      if (longest <= LONGEST) {
        return lengths;
      }
      // Closer weights make a flatter tree.
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] / 2 + 1;
      }
    }
  }

  /** The codes of these lengths; those of one length follow each other. */
  static int[] codes(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int bits = 1; bits <= LONGEST; bits++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == bits) {
          codes[symbol] = code++;
        }
      }
      code <<= 1;
    }
    return codes;
  }

  private static Tree tree(int[] weights) {
    PriorityQueue<Tree> trees = new PriorityQueue<>();
    for (int symbol = 0; symbol < weights.length; symbol++) {
      trees.add(new Tree(Math.max(weights[symbol], 1), symbol, null, null));
    }
    while (trees.size() > 1) {
      Tree left = trees.remove();
      Tree right = trees.remove();
      trees.add(new Tree(left.weight + right.weight, -1, left, right));
    }
    return trees.remove();
  }

  private static int measure(Tree tree, int depth, int[] lengths) {
    if (tree.left == null) {
      lengths[tree.symbol] = depth;
      return depth;
    }
    return Math.max(
        measure(tree.left, depth + 1, lengths), measure(tree.right, depth + 1, lengths));
  }
}
