package org.minispark.mllib.util;

import java.util.Arrays;
import java.util.Random;
import org.minispark.SparkContext;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;
import org.minispark.util.random.BernoulliCellSampler;

/** Points from files and into files, folds for cross-validation, and the bias. */
public final class MLUtils {
  private MLUtils() {}

  /**
   * Points from a file of libsvm's format, {@code label index:value index:value ...}, with indices
   * from 1 and ascending. Empty lines and lines that begin with {@code #} are left out. Labels stay
   * as they are: -1 does not become 0.
   *
   * @param numFeatures the size of the vectors; if it is not positive, a job finds the largest
   *     index
   * @param minPartitions how many partitions at least
   * @throws IllegalArgumentException in the job, if a line has another form; it names line and file
   */
  public static RDD<LabeledPoint> loadLibSVMFile(
      SparkContext sc, String path, int numFeatures, int minPartitions) {
    RDD<LibSvmLine> lines =
        sc.textFile(path, minPartitions)
            .map(String::trim)
            .filter(line -> !(line.isEmpty() || line.startsWith("#")))
            .map(line -> LibSvmLine.parse(line, path));
    int size = numFeatures > 0 ? numFeatures : largestIndex(lines) + 1;
    return lines.map(line -> line.toPoint(size));
  }

  private static int largestIndex(RDD<LibSvmLine> lines) {
    lines.persist(StorageLevel.MEMORY_ONLY());
    return lines.map(LibSvmLine::largestIndex).reduce(Math::max);
  }

  /** The same with as many partitions as {@code textFile} makes by default. */
  public static RDD<LabeledPoint> loadLibSVMFile(SparkContext sc, String path, int numFeatures) {
    return loadLibSVMFile(sc, path, numFeatures, sc.defaultMinPartitions());
  }

  /** The same, where the largest index is to be found. */
  public static RDD<LabeledPoint> loadLibSVMFile(SparkContext sc, String path) {
    return loadLibSVMFile(sc, path, -1);
  }

  /** Writes points in libsvm's format, as text files in a directory. */
  public static void saveAsLibSVMFile(RDD<LabeledPoint> data, String dir) {
    data.map(LibSvmLine::format).saveAsTextFile(dir);
  }

  /** Vectors from a file with one on each line, as {@link Vectors#parse} reads it. */
  public static RDD<Vector> loadVectors(SparkContext sc, String path, int minPartitions) {
    return sc.textFile(path, minPartitions).map(Vectors::parse);
  }

  public static RDD<Vector> loadVectors(SparkContext sc, String path) {
    return loadVectors(sc, path, sc.defaultMinPartitions());
  }

  /** Points from a file with one on each line, as {@link LabeledPoint#parse} reads it. */
  public static RDD<LabeledPoint> loadLabeledPoints(
      SparkContext sc, String path, int minPartitions) {
    return sc.textFile(path, minPartitions).map(LabeledPoint::parse);
  }

  public static RDD<LabeledPoint> loadLabeledPoints(SparkContext sc, String dir) {
    return loadLabeledPoints(sc, dir, sc.defaultMinPartitions());
  }

  /**
   * Cuts records into folds for cross-validation.
   *
   * @return for each fold, the records outside it, to train on, and those within, to validate. Each
   *     record is within one fold. Spark's method takes Scala's tag of the class besides
   */
  public static <T> Tuple2<RDD<T>, RDD<T>>[] kFold(RDD<T> rdd, int numFolds, int seed) {
    return kFold(rdd, numFolds, (long) seed);
  }

  /** The same with a longer seed. */
  public static <T> Tuple2<RDD<T>, RDD<T>>[] kFold(RDD<T> rdd, int numFolds, long seed) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Tuple2<RDD<T>, RDD<T>>[] folds = new Tuple2[numFolds];
    for (int fold = 0; fold < numFolds; fold++) {
      double lower = fold / (float) numFolds;
      double upper = (fold + 1) / (float) numFolds;
      var validation = new BernoulliCellSampler<T>(lower, upper);
      folds[fold] =
          new Tuple2<>(
              sample(rdd, validation.cloneComplement(), seed), sample(rdd, validation, seed));
    }
    return folds;
  }

  private static <T> RDD<T> sample(RDD<T> rdd, BernoulliCellSampler<T> sampler, long seed) {
    long[] seeds = new Random(seed).longs(rdd.getNumPartitions()).toArray();
    return rdd.mapPartitionsWithIndex(
        (index, records) -> {
          BernoulliCellSampler<T> own = sampler.clone();
          own.setSeed(seeds[index]);
          return own.sample(records);
        },
        true);
  }

  /** A vector with one more value, 1.0, at its end. */
  public static Vector appendBias(Vector vector) {
    if (vector instanceof SparseVector sparse) {
      int held = sparse.indices().length;
      int[] indices = Arrays.copyOf(sparse.indices(), held + 1);
      double[] values = Arrays.copyOf(sparse.values(), held + 1);
      indices[held] = sparse.size();
      values[held] = 1.0;
      return Vectors.sparse(sparse.size() + 1, indices, values);
    }
    double[] values = Arrays.copyOf(vector.toArray(), vector.size() + 1);
    values[vector.size()] = 1.0;
    return Vectors.dense(values);
  }
}
