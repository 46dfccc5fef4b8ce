import java.util.List;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.util.LongAccumulator;

public class WhoseCounter {
  public static void main(String[] args) {
    // Two tasks at a time; a task may be tried three times.
    SparkConf conf = new SparkConf().setMaster("local[2,3]").setAppName("WhoseCounter");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<Integer> numbers = sc.parallelize(List.of(1, 2, 3, 4, 5, 6), 2);
      int[] counter = {100};
      LongAccumulator accumulator = sc.sc().longAccumulator("records");

      JavaRDD<Integer> counted =
          numbers.map(
              number -> {
                accumulator.add(1);
                counter[0]++;
                if (number == 6 && TaskContext.get().attemptNumber() == 0) {
                  throw new IllegalStateException("a bad moment, at the last record of all");
                }
                return counter[0];
              });

      System.out.println("what the tasks saw: " + counted.collect());
      System.out.println("the program's own counter: " + counter[0]);
      System.out.println("the accumulator: " + accumulator.value());
    }
  }
}
