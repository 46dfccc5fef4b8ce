package org.minispark.compare.parity.cases.mllib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.util.MLUtils;

public final class FileCases {
  private FileCases() {}

  public static Object libsvm(JavaSparkContext sc, Path folder) throws IOException {
    String file =
        Files.writeString(
                folder.resolve("points"),
                "1 1:0.5 3:2\n\n# a comment\n-1  2:1e-3   7:4\n  0\n2.5 1:1 2:2 3:3\n")
            .toString();
    return new Report()
        .of(
            "points",
            () -> MLUtils.loadLibSVMFile(sc.sc(), file).toJavaRDD().map(LabeledPoint::toString))
        .of(
            "sized",
            () -> MLUtils.loadLibSVMFile(sc.sc(), file, 9).toJavaRDD().map(LabeledPoint::toString))
        .of(
            "split",
            () ->
                MLUtils.loadLibSVMFile(sc.sc(), file, 9, 3).toJavaRDD().map(LabeledPoint::toString))
        .of(
            "too small",
            () ->
                MLUtils.loadLibSVMFile(sc.sc(), file, 3).toJavaRDD().map(p -> p.features().size()))
        .does(
            "saved",
            () ->
                MLUtils.saveAsLibSVMFile(
                    MLUtils.loadLibSVMFile(sc.sc(), file), folder.resolve("saved").toString()))
        .of("text", () -> sc.textFile(folder.resolve("saved").toString()))
        .of(
            "bias",
            () ->
                MLUtils.appendBias(Vectors.dense(1, 2)).toString()
                    + MLUtils.appendBias(Vectors.zeros(3).toSparse()));
  }

  @Differs("A malformed libsvm line is shown")
  public static Object order(JavaSparkContext sc, Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("points"), "1 2:0.5 2:2\n").toString();
    String zero = Files.writeString(folder.resolve("zero"), "1 0:0.5\n").toString();
    return new Report()
        .of("descending", () -> MLUtils.loadLibSVMFile(sc.sc(), file, 3).toJavaRDD().collect())
        .of("from zero", () -> MLUtils.loadLibSVMFile(sc.sc(), zero, 3).toJavaRDD().collect());
  }

  public static Object empty(JavaSparkContext sc, Path folder) throws IOException {
    String empty = Files.writeString(folder.resolve("empty"), "").toString();
    return new Report()
        .of("points", () -> MLUtils.loadLibSVMFile(sc.sc(), empty).toJavaRDD().collect());
  }

  public static Object parsed(JavaSparkContext sc, Path folder) throws IOException {
    String points =
        Files.writeString(folder.resolve("points"), "(1.0,[1.0,2.0])\n(0.0,(2,[1],[3.0]))\n")
            .toString();
    String vectors =
        Files.writeString(folder.resolve("vectors"), "[1.0,2.0]\n(2,[1],[3.0])\n").toString();
    return new Report()
        .of(
            "points",
            () ->
                MLUtils.loadLabeledPoints(sc.sc(), points).toJavaRDD().map(LabeledPoint::toString))
        .of(
            "vectors",
            () -> MLUtils.loadVectors(sc.sc(), vectors, 1).toJavaRDD().map(Object::toString));
  }
}
