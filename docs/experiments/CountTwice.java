import java.util.List;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

public class CountTwice {
  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setMaster("local[1]").setAppName("CountTwice");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<Integer> squares =
          sc.parallelize(List.of(1, 2, 3, 4), 2)
              .map(
                  number -> {
                    System.out.println("    squaring " + number);
                    return number * number;
                  });
      JavaRDD<Integer> large = squares.filter(square -> square > 3);
      System.out.println("declared");
      System.out.println("count: " + large.count());
      System.out.println("first: " + large.first());

      squares.cache();
      System.out.println("cached");
      System.out.println("count: " + large.count());
      System.out.println("first: " + large.first());
      System.out.println(large.toDebugString());
    }
  }
}
