package org.minispark.compare.programs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/** Writes object files of several kinds into a folder. */
public final class WritesObjects {
  private WritesObjects() {}

  /** A class that the program brings itself. */
  public static final class Place implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final Tuple2<Double, Double> position;

    Place(String name, double x, double y) {
      this.name = name;
      this.position = new Tuple2<>(x, y);
    }

    @Override
    public String toString() {
      return name + position;
    }
  }

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setAppName("writes objects");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<Integer> numbers = sc.parallelize(IntStream.range(0, 30_000).boxed().toList(), 2);
      numbers.saveAsObjectFile(args[0] + "/numbers");
      numbers.mapToPair(n -> new Tuple2<>(n % 7, "v" + n)).saveAsObjectFile(args[0] + "/pairs");
      sc.parallelize(mixed(), 1).saveAsObjectFile(args[0] + "/mixed");
      sc.parallelize(List.of(), 2).saveAsObjectFile(args[0] + "/none");
    }
  }

  private static List<Object> mixed() {
    List<Object> mixed = new ArrayList<>(Arrays.asList("text", null, 1.5, 'c', new int[] {1, 2}));
    mixed.add(new Tuple3<>(1, List.of(new Tuple2<>("in", "side")), new ArrayList<>(List.of(2))));
    mixed.add(new Tuple2<?, ?>[] {new Tuple2<>(1, 2)});
    mixed.add(new Place("here", 0.5, -0.5));
    return mixed;
  }
}
