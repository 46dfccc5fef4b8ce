package org.minispark.compare.parity.cases.mllib;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;

/** Points of several kinds, the same for a seed. */
final class Points {
  private Points() {}

  private static List<LabeledPoint> make(int count, Function<Integer, LabeledPoint> maker) {
    List<LabeledPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(maker.apply(i));
    }
    return points;
  }

  /** Two classes that overlap. */
  static List<LabeledPoint> dense(int count, int size, long seed) {
    Random random = new Random(seed);
    return make(
        count,
        i -> {
          double label = random.nextInt(2);
          double[] features = new double[size];
          for (int j = 0; j < size; j++) {
            features[j] = random.nextGaussian() + (j % 3 == 0 ? label : 0);
          }
          return new LabeledPoint(label, Vectors.dense(features));
        });
  }

  static List<LabeledPoint> sparse(int count, int size, long seed) {
    return dense(count, size, seed).stream()
        .map(
            point -> {
              double[] features = point.features().toArray().clone();
              for (int j = 0; j < size; j++) {
                features[j] = Math.abs(features[j]) < 1.2 ? 0 : features[j];
              }
              return new LabeledPoint(point.label(), Vectors.dense(features).toSparse());
            })
        .toList();
  }

  static List<LabeledPoint> separable(int count, int size, long seed) {
    return dense(count, size, seed).stream()
        .map(
            point -> {
              double[] features = point.features().toArray().clone();
              features[0] =
                  Math.abs(features[0]) * (point.label() > 0 ? 1 : -1)
                      + (point.label() > 0 ? 1 : -1);
              return new LabeledPoint(point.label(), Vectors.dense(features));
            })
        .toList();
  }

  static List<LabeledPoint> oneClass(int count, int size, long seed) {
    return dense(count, size, seed).stream()
        .map(point -> new LabeledPoint(1, point.features()))
        .toList();
  }

  static List<LabeledPoint> constantColumns(int count, int size, long seed) {
    return dense(count, size, seed).stream()
        .map(
            point -> {
              double[] features = point.features().toArray().clone();
              features[1] = 7.5;
              features[2] = 0;
              return new LabeledPoint(point.label(), Vectors.dense(features));
            })
        .toList();
  }
}
