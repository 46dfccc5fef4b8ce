import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;

public class WhoseBits {
  public static void main(String[] args) {
    String weights = train("local[1]", 4);
    System.out.println("4 threads, same weights: " + train("local[4]", 4).equals(weights));
    System.out.println("5 partitions, same weights: " + train("local[1]", 5).equals(weights));
  }

  static String train(String master, int partitions) {
    List<LabeledPoint> points =
        IntStream.range(0, 1000)
            .mapToObj(i -> new LabeledPoint(i % 2, Vectors.dense(Math.sin(i), i % 2 + Math.cos(i))))
            .collect(Collectors.toList());
    SparkConf conf = new SparkConf().setMaster(master).setAppName("WhoseBits");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<LabeledPoint> rdd = sc.parallelize(points, partitions).cache();
      return new LogisticRegressionWithSGD(1.0, 20, 0.0, 1.0).run(rdd.rdd()).weights().toString();
    }
  }
}
