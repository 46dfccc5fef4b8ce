package org.minispark.compare.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minispark.compare.TestPrograms;

/**
 * MiniSpark's public surface is Spark's, method by method, but for what docs/COMPATIBILITY.md
 * lists: no more, and no less.
 */
class SurfaceTest {
  private static final Path PROJECT = Path.of("..");
  private static final int LARGEST_TUPLE = 22;
  private static final Pattern COVERAGE =
      Pattern.compile("[\\d,]+ of [\\d,]+ plain methods in \\d+ classes");

  /** What programs name first; the rest is reached from here. */
  private static final List<String> ROOTS =
      List.of(
          "BarrierTaskContext",
          "ExceptionFailure",
          "ExecutorLostFailure",
          "FetchFailed",
          "HashPartitioner",
          "Partitioner",
          "RangePartitioner",
          "Resubmitted",
          "SparkConf",
          "SparkContext",
          "SparkDriverExecutionException",
          "SparkException",
          "SparkFiles",
          "SparkFirehoseListener",
          "SparkUnsupportedOperationException",
          "Success",
          "TaskCommitDenied",
          "TaskContext",
          "TaskKilled",
          "TaskKilledException",
          "TaskResultLost",
          "UnknownReason",
          "api/java/JavaDoubleRDD",
          "api/java/JavaFutureAction",
          "api/java/JavaPairRDD",
          "api/java/JavaRDD",
          "api/java/JavaRDDLike",
          "api/java/JavaSparkContext",
          "api/java/JavaSparkStatusTracker",
          "api/java/Optional",
          "api/java/StorageLevels",
          "api/java/function/CoGroupFunction",
          "api/java/function/DoubleFlatMapFunction",
          "api/java/function/DoubleFunction",
          "api/java/function/FilterFunction",
          "api/java/function/FlatMapFunction",
          "api/java/function/FlatMapFunction2",
          "api/java/function/FlatMapGroupsFunction",
          "api/java/function/ForeachFunction",
          "api/java/function/ForeachPartitionFunction",
          "api/java/function/Function",
          "api/java/function/Function0",
          "api/java/function/Function2",
          "api/java/function/Function3",
          "api/java/function/Function4",
          "api/java/function/MapFunction",
          "api/java/function/MapGroupsFunction",
          "api/java/function/MapPartitionsFunction",
          "api/java/function/PairFlatMapFunction",
          "api/java/function/PairFunction",
          "api/java/function/ReduceFunction",
          "api/java/function/VoidFunction",
          "api/java/function/VoidFunction2",
          "broadcast/Broadcast",
          "input/PortableDataStream",
          "mllib/classification/LogisticRegressionModel",
          "mllib/classification/LogisticRegressionWithLBFGS",
          "mllib/classification/LogisticRegressionWithSGD",
          "mllib/classification/SVMModel",
          "mllib/classification/SVMWithSGD",
          "mllib/clustering/KMeans",
          "mllib/clustering/KMeansModel",
          "mllib/evaluation/BinaryClassificationMetrics",
          "mllib/evaluation/MulticlassMetrics",
          "mllib/evaluation/RegressionMetrics",
          "mllib/feature/Normalizer",
          "mllib/feature/StandardScaler",
          "mllib/feature/StandardScalerModel",
          "mllib/linalg/BLAS",
          "mllib/linalg/DenseVector",
          "mllib/linalg/SparseVector",
          "mllib/linalg/Vectors",
          "mllib/optimization/GradientDescent",
          "mllib/optimization/HingeGradient",
          "mllib/optimization/L1Updater",
          "mllib/optimization/LBFGS",
          "mllib/optimization/LeastSquaresGradient",
          "mllib/optimization/LogisticGradient",
          "mllib/optimization/SimpleUpdater",
          "mllib/optimization/SquaredL2Updater",
          "mllib/regression/LabeledPoint",
          "mllib/regression/LassoWithSGD",
          "mllib/regression/LinearRegressionWithSGD",
          "mllib/regression/RidgeRegressionWithSGD",
          "mllib/stat/MultivariateOnlineSummarizer",
          "mllib/stat/Statistics",
          "mllib/util/MLUtils",
          "mllib/util/Saveable",
          "partial/BoundedDouble",
          "partial/PartialResult",
          "resource/ExecutorResourceRequest",
          "resource/ExecutorResourceRequests",
          "resource/ResourceInformation",
          "resource/ResourceProfile",
          "resource/ResourceProfileBuilder",
          "resource/TaskResourceRequest",
          "resource/TaskResourceRequests",
          "scheduler/AccumulableInfo",
          "scheduler/JobFailed",
          "scheduler/JobSucceeded",
          "scheduler/MiscellaneousProcessDetails",
          "scheduler/SchedulingMode",
          "scheduler/SparkListener",
          "scheduler/SparkListenerLogStart",
          "scheduler/SparkListenerMiscellaneousProcessAdded",
          "scheduler/TaskLocality",
          "serializer/JavaSerializer",
          "serializer/KryoRegistrator",
          "serializer/KryoSerializer",
          "storage/RDDBlockId",
          "storage/StorageLevel",
          "storage/UnrecognizedBlockId",
          "util/AccumulatorV2",
          "util/CollectionAccumulator",
          "util/DoubleAccumulator",
          "util/LongAccumulator",
          "util/StatCounter");

  private static SurfaceComparison comparison;
  private static SortedSet<Finding> listed;

  @BeforeAll
  static void compare() throws IOException {
    listed = listed();
    comparison = comparison(listed);
  }

  /** What the page lists. */
  static SortedSet<Finding> listed() throws IOException {
    return new CompatibilityPage(PROJECT.resolve("docs/COMPATIBILITY.md")).listed();
  }

  /** The two engines' surfaces, compared. */
  static SurfaceComparison comparison(Set<Finding> listed) throws IOException {
    Set<String> notCompared =
        listed.stream()
            .filter(finding -> finding.kind() == Finding.Kind.NOT_COMPARED)
            .map(Finding::type)
            .collect(Collectors.toSet());
    List<String> roots = new ArrayList<>();
    ROOTS.forEach(name -> roots.add("org/apache/spark/" + name));
    for (int size = 1; size <= LARGEST_TUPLE; size++) {
      roots.add("scala/Tuple" + size);
    }
    try (ClassFiles spark = new ClassFiles(TestPrograms.sparkClassPath());
        ClassFiles miniSpark = new ClassFiles(TestPrograms.miniSparkClassPath())) {
      SurfaceComparison comparison =
          new SurfaceComparison(
              new Surface(spark, "org/apache/spark/"),
              new Surface(miniSpark, "org/minispark/"),
              notCompared);
      comparison.compareFrom(roots);
      return comparison;
    }
  }

  @Test
  void differsOnlyWhereThePageSaysSo() {
    SortedSet<Finding> unlisted = new TreeSet<>(comparison.findings());
    unlisted.removeAll(listed);
    assertThat(unlisted)
        .as("not in docs/COMPATIBILITY.md; its rows would be:%n%s", rows(unlisted))
        .isEmpty();
  }

  @Test
  void thePageListsNothingThatNoLongerDiffers() {
    SortedSet<Finding> stale = new TreeSet<>(listed);
    stale.removeAll(comparison.findings());
    assertThat(stale).as("in docs/COMPATIBILITY.md without need").isEmpty();
  }

  @Test
  void theReadmeQuotesTheCoverage() throws IOException {
    String coverage =
        "%,d of %,d plain methods in %d classes"
            .formatted(comparison.present(), comparison.plain(), comparison.classes());
    System.out.println("Coverage of Spark's surface: " + coverage);
    for (String page : List.of("README.md", "docs/COMPATIBILITY.md")) {
      Matcher quoted = COVERAGE.matcher(Files.readString(PROJECT.resolve(page)));
      assertThat(quoted.find()).as("%s quotes the coverage", page).isTrue();
      assertThat(quoted.group()).as(page).isEqualTo(coverage);
    }
  }

  private static String rows(SortedSet<Finding> findings) {
    StringBuilder rows = new StringBuilder();
    for (Finding.Kind kind : Finding.Kind.values()) {
      rows.append("### ").append(kind.heading()).append('\n');
      rows.append(CompatibilityPage.rows(kind, findings));
    }
    return rows.toString();
  }
}
