package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.rdd.RDD;

class StageGraphTest {
  private final TestingLineage lineage = new TestingLineage();
  private final StageGraph graph = new StageGraph();

  @Test
  void narrowStepsAreOneStage() {
    RDD<?> rdd = lineage.mapped(lineage.mapped(lineage.source(3)));

    StageNode stage = graph.build(rdd);

    assertThat(stage.id()).isZero();
    assertThat(stage.isMapStage()).isFalse();
    assertThat(stage.parents()).isEmpty();
    assertThat(LineageWalk.narrowSteps(rdd)).hasSize(3);
  }

  @Test
  void everyShuffleIsACut() {
    RDD<?> source = lineage.source(2);
    RDD<?> first = lineage.shuffled(source, 3);
    RDD<?> second = lineage.shuffled(lineage.mapped(first), 4);

    StageNode result = graph.build(second);

    assertThat(shape(result)).containsExactly("0()", "1(0)", "2(1)");
    assertThat(result.parents().get(0).shuffle().rdd().dependencies().get(0).rdd()).isSameAs(first);
  }

  @Test
  void parentsAreNumberedAsSparkNumbersThem() {
    RDD<?> base = lineage.source(2);
    RDD<?> left = lineage.shuffled(base, 3);
    RDD<?> right = lineage.shuffled(base, 4);
    RDD<?> joined = lineage.coGrouped(5, left, right);

    StageNode result = graph.build(lineage.shuffled(joined, 2));

    // Seen in Spark 3.5.7 for r1.join(r2).reduceByKey(..): the joined stage is 4, the result 5.
    assertThat(shape(result)).containsExactly("0()", "1()", "2(1)", "3(0)", "4(3,2)", "5(4)");
  }

  /** Found on the shorter way first, and again where its own parent has not been looked at. */
  @Test
  void aShuffleOnTwoWaysOfDifferentLengthComesAfterItsParents() {
    RDD<?> shared = lineage.shuffled(lineage.shuffled(lineage.source(2), 2), 3);
    RDD<?> shortWay = lineage.shuffled(lineage.mapped(shared), 4);
    RDD<?> longWay = lineage.shuffled(lineage.shuffled(lineage.mapped(shared), 5), 6);
    RDD<?> both = lineage.coGrouped(7, longWay, shortWay);

    StageNode result = graph.build(lineage.shuffled(both, 2));

    assertThat(shape(result))
        .containsExactly("0()", "1(0)", "2(1)", "3(2)", "4(1)", "5(4)", "6(3)", "7(6,5)", "8(7)");
  }

  @Test
  void aShuffleReadTwiceIsOneStage() {
    RDD<?> once = lineage.shuffled(lineage.source(2), 2);

    StageNode result = graph.build(lineage.zipped(lineage.mapped(once), lineage.mapped(once)));

    assertThat(shape(result)).containsExactly("0()", "1(0)");
  }

  @Test
  void jobsShareAMapStageUntilItIsForgotten() {
    RDD<?> shuffled = lineage.shuffled(lineage.source(2), 2);
    StageNode first = graph.build(shuffled);

    StageNode second = graph.build(lineage.mapped(shuffled));
    graph.forget(first.parents().get(0));
    StageNode third = graph.build(shuffled);

    assertThat(second.parents()).isEqualTo(first.parents());
    assertThat(third.parents()).isNotEqualTo(first.parents());
    assertThat(third.id()).isEqualTo(4);
  }

  @Test
  void aThousandShufflesTakeNoStack() {
    RDD<?> rdd = lineage.source(1);
    for (int i = 0; i < 1_000; i++) {
      rdd = lineage.shuffled(lineage.mapped(rdd), 1);
    }
    LineageWalk.computePartitions(rdd);

    StageNode result = graph.build(rdd);

    assertThat(result.id()).isEqualTo(1_000);
    assertThat(StageGraph.withAncestors(result)).hasSize(1_001);
  }

  @Test
  void tenThousandNarrowStepsTakeNoStack() {
    RDD<?> rdd = lineage.source(1);
    for (int i = 0; i < 10_000; i++) {
      rdd = lineage.mapped(rdd);
    }
    LineageWalk.computePartitions(rdd);

    assertThat(graph.build(rdd).parents()).isEmpty();
    assertThat(LineageWalk.functions(rdd)).isEmpty();
  }

  private static List<String> shape(StageNode result) {
    return StageGraph.withAncestors(result).stream()
        .map(
            stage ->
                stage.id()
                    + "("
                    + String.join(
                        ",", stage.parents().stream().map(parent -> "" + parent.id()).toList())
                    + ")")
        .toList();
  }
}
