import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SimpleUpdater;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.util.LongAccumulator;

public class CountPasses {
  public static void main(String[] args) {
    count("4 partitions, read again", 4, false);
    count("4 partitions, cached", 4, true);
    count("16 partitions, cached", 16, true);
  }

  static void count(String name, int partitions, boolean isCached) {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("CountPasses");
    Tasks tasks = new Tasks();
    long parsed;
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      LongAccumulator lines = sc.sc().longAccumulator();
      JavaRDD<Tuple2<Object, Vector>> points =
          sc.parallelize(lines(), partitions)
              .map(
                  line -> {
                    lines.add(1);
                    String[] parts = line.split(" ");
                    double label = Double.parseDouble(parts[0]);
                    return new Tuple2<>(label, Vectors.dense(1, Double.parseDouble(parts[1])));
                  });
      if (isCached) {
        points.cache();
      }
      sc.sc().addSparkListener(tasks);
      GradientDescent.runMiniBatchSGD(
          points.rdd(),
          new LogisticGradient(),
          new SimpleUpdater(),
          1.0,
          5,
          0.0,
          1.0,
          Vectors.zeros(2),
          0.0);
      parsed = lines.value();
    }
    System.out.printf("%-25s %5d lines parsed, %3d tasks%n", name, parsed, tasks.ended.get());
  }

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lines.add(i % 2 + " " + (i % 7 + i % 2));
    }
    return lines;
  }

  static class Tasks extends SparkListener {
    final AtomicInteger ended = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      ended.incrementAndGet();
    }
  }
}
