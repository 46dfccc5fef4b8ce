import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerExecutorRemoved;

public class Steady {
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    AtomicInteger lost = new AtomicInteger();
    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("Steady"))) {
      sc.sc()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
                  lost.incrementAndGet();
                }
              });
      System.out.println("cores: " + sc.defaultParallelism());
      JavaRDD<Integer> numbers =
          sc.parallelize(IntStream.range(0, 100).boxed().toList(), 4).cache();
      List<Tuple2<Integer, Integer>> first = sums(numbers);
      System.out.println("the sums: " + first);
      boolean isSteady = true;
      for (int round = 1; round < rounds; round++) {
        isSteady &= sums(numbers).equals(first);
      }
      System.out.println(rounds + " rounds, the same each time: " + isSteady);
      System.out.println("executors lost: " + lost);
    }
  }

  /** Of the numbers whose rest is 0, 1 and 2; each of the four tasks takes its time. */
  private static List<Tuple2<Integer, Integer>> sums(JavaRDD<Integer> numbers) {
    return numbers
        .mapPartitions(
            part -> {
              Thread.sleep(100);
              return part;
            })
        .mapToPair(number -> new Tuple2<>(number % 3, number))
        .reduceByKey(Integer::sum, 2)
        .sortByKey()
        .collect();
  }
}
