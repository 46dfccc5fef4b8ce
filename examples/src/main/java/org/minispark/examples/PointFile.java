package org.minispark.examples;

import java.util.Arrays;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.util.MLUtils;

/**
 * Points of two classes in a file: a table (CSV) with the class in the last column, perhaps below a
 * header, or lines of libsvm. A class above 0 becomes 1, any other 0.
 */
final class PointFile {
  private final JavaSparkContext sc;
  private final String path;
  private final String firstLine;

  PointFile(JavaSparkContext sc, String path) {
    this.sc = sc;
    this.path = path;
    this.firstLine = sc.textFile(path, 1).first();
  }

  /** Whether every point has a number for every feature. */
  boolean isTable() {
    return firstLine.contains(",");
  }

  JavaRDD<LabeledPoint> points(int partitions) {
    return isTable()
        ? table(partitions)
        : MLUtils.loadLibSVMFile(sc.sc(), path, -1, partitions)
            .toJavaRDD()
            .map(point -> new LabeledPoint(binary(point.label()), point.features()));
  }

  private JavaRDD<LabeledPoint> table(int partitions) {
    long header = firstLine.matches("[-+.\\deE,\\s]+") ? 0 : 1;
    return sc.textFile(path, partitions)
        .zipWithIndex()
        .filter(line -> line._2() >= header)
        .map(line -> parse(line._1()));
  }

  private static LabeledPoint parse(String line) {
    double[] numbers = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    int last = numbers.length - 1;
    return new LabeledPoint(binary(numbers[last]), Vectors.dense(Arrays.copyOf(numbers, last)));
  }

  private static double binary(double label) {
    return label > 0 ? 1 : 0;
  }
}
