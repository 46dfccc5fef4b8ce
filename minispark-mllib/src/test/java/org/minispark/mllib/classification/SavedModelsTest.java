package org.minispark.mllib.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.hadoop.mapred.FileAlreadyExistsException;
import org.minispark.mllib.clustering.KMeansModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.regression.LassoModel;

/** Models come back with the same bits; labels that are no classes are told. */
class SavedModelsTest {
  private static final Vector WEIGHTS = Vectors.dense(0.1, 1.0 / 3, -1e-300, Double.MIN_VALUE);

  private static JavaSparkContext sc;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    sc =
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("models")
                .set("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    sc.close();
  }

  private String place() {
    return folder.resolve("model").toString();
  }

  @Test
  void logisticRegression() throws Exception {
    new LogisticRegressionModel(WEIGHTS, Double.POSITIVE_INFINITY)
        .setThreshold(0.7)
        .save(sc.sc(), place());

    LogisticRegressionModel loaded = LogisticRegressionModel.load(sc.sc(), place());
    assertThat(loaded.weights()).isEqualTo(WEIGHTS);
    assertThat(loaded.toString())
        .contains("intercept = Infinity")
        .endsWith("numClasses = 2, threshold = 0.7");
    assertThat(Files.readString(Path.of(place(), "metadata", "part-00000")))
        .isEqualTo(
            "{\"class\":\"org.minispark.mllib.classification.LogisticRegressionModel\","
                + "\"version\":\"1.0\",\"numFeatures\":4,\"numClasses\":2}\n");
  }

  @Test
  void aClearedThresholdStaysCleared() {
    new SVMModel(WEIGHTS, -0.5).clearThreshold().save(sc.sc(), place());

    SVMModel loaded = SVMModel.load(sc.sc(), place());
    assertThat(loaded.predict(Vectors.zeros(4))).isEqualTo(-0.5);
  }

  @Test
  void centers() {
    Vector[] centers = {Vectors.dense(0.1, 2), Vectors.dense(1.0 / 3, 4)};
    new KMeansModel(centers, "cosine", 1.5, 7).save(sc.sc(), place());

    KMeansModel loaded = KMeansModel.load(sc.sc(), place());
    assertThat(loaded.clusterCenters()).containsExactly(centers);
    assertThat(loaded.distanceMeasure()).isEqualTo("cosine");
    assertThat(loaded.trainingCost()).isEqualTo(1.5);
  }

  @Test
  void anotherModelIsRefused() {
    new LassoModel(WEIGHTS, 1).save(sc.sc(), place());

    assertThatThrownBy(() -> SVMModel.load(sc.sc(), place()))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("SVMModel.load did not recognize model")
        .hasMessageContaining("LassoModel");
    assertThatThrownBy(() -> new LassoModel(WEIGHTS, 1).save(sc.sc(), place()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void wrongLabelsAreTold() {
    var points =
        sc.parallelize(
            List.of(
                new LabeledPoint(1, WEIGHTS),
                new LabeledPoint(-1, WEIGHTS),
                new LabeledPoint(2, WEIGHTS)),
            2);

    assertThatThrownBy(() -> new LogisticRegressionWithSGD(1, 5, 0, 1).run(points.rdd()))
        .isInstanceOf(SparkException.class)
        .hasMessage("Input validation failed.")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed()[0])
                    .hasMessage(
                        "Classification labels should be 0 or 1. Found 2 invalid labels, the first"
                            + " of them [-1.0, 2.0]"));
  }
}
