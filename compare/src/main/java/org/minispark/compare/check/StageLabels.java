package org.minispark.compare.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minispark.compare.recording.Recording.Stage;

/**
 * A number for each stage of a job that depends on what the stage is, what it reads and who reads
 * it, not on ids: the colours of Weisfeiler and Leman (1968), refined along both directions of the
 * shuffles.
 */
final class StageLabels {
  private static final int MOST_ROUNDS = 12;

  private StageLabels() {}

  /**
   * The labels by the stages' ids.
   *
   * @param what a stage is by itself
   */
  static Map<Integer, Integer> of(List<Stage> stages, Function<Stage, List<?>> what) {
    Map<Integer, Integer> labels = new HashMap<>();
    stages.forEach(stage -> labels.put(stage.id(), what.apply(stage).hashCode()));
    for (int round = 0; round < Math.min(MOST_ROUNDS, stages.size()); round++) {
      refine(stages, labels);
    }
    return labels;
  }

  private static void refine(List<Stage> stages, Map<Integer, Integer> labels) {
    Map<Integer, List<Integer>> read = new HashMap<>();
    Map<Integer, List<Integer>> readers = new HashMap<>();
    for (Stage stage : stages) {
      for (int parent : stage.parents()) {
        add(read, stage.id(), labels.get(parent));
        add(readers, parent, labels.get(stage.id()));
      }
    }
    for (Stage stage : stages) {
      labels.put(
          stage.id(),
          List.of(labels.get(stage.id()), sorted(read, stage), sorted(readers, stage)).hashCode());
    }
  }

  private static void add(Map<Integer, List<Integer>> lists, int stage, Integer label) {
    lists.computeIfAbsent(stage, any -> new ArrayList<>()).add(label);
  }

  private static List<Integer> sorted(Map<Integer, List<Integer>> lists, Stage stage) {
    return lists.getOrDefault(stage.id(), List.of()).stream().sorted().toList();
  }
}
