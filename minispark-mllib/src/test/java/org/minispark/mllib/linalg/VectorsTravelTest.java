package org.minispark.mllib.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.serializer.JavaSerializer;
import org.minispark.serializer.KryoSerializer;
import org.minispark.storage.StorageLevel;

/** Vectors and points as records: they come back equal, take few bytes, and survive the disk. */
class VectorsTravelTest {
  private static final Vector DENSE = Vectors.dense(new double[1000]);
  private static final Vector SPARSE =
      Vectors.sparse(1_000_000, new int[] {3, 999_999}, new double[] {0.5, -0.0});

  @ParameterizedTest
  @ValueSource(classes = {JavaSerializer.class, KryoSerializer.class})
  void takeHardlyMoreThanTheirNumbers(Class<?> serializer) {
    DataSerializer records =
        RecordSerializer.of(new SparkConf(false).set("spark.serializer", serializer.getName()));

    byte[] dense = records.toBytes(new LabeledPoint(1, DENSE));
    byte[] sparse = records.toBytes(new LabeledPoint(1, SPARSE));

    assertThat(records.fromBytes(dense)).isEqualTo(new LabeledPoint(1, DENSE));
    assertThat(records.fromBytes(sparse)).hasToString("(1.0,(1000000,[3,999999],[0.5,-0.0]))");
    assertThat(dense.length).isLessThan(8 * 1000 + 250);
    assertThat(sparse.length).isLessThan(300);
  }

  @Test
  void survivesTheDiskAndTheShuffle() {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[2]")
            .setAppName("vectors")
            .set("spark.ui.enabled", "false");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<Vector> vectors =
          sc.parallelize(List.of(DENSE, SPARSE, DENSE), 3).persist(StorageLevel.DISK_ONLY());
      vectors.count();

      assertThat(vectors.repartition(2).collect()).containsExactlyInAnyOrder(DENSE, SPARSE, DENSE);
    }
  }
}
