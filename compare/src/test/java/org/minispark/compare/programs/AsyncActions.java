package org.minispark.compare.programs;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/** Begins actions that do not wait, and gets their values in another order. */
public final class AsyncActions {
  private AsyncActions() {}

  public static void main(String[] args) throws Exception {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("async"))) {
      JavaRDD<Integer> numbers = context.parallelize(Arrays.asList(3, 1, 2), 2);
      JavaFutureAction<List<Integer>> all = numbers.collectAsync();
      JavaFutureAction<Long> count = numbers.countAsync();
      Supplier<JavaFutureAction<List<Integer>>> some = () -> numbers.takeAsync(2);
      JavaFutureAction<List<Integer>> two = some.get();
      Supplier<JavaFutureAction<Long>> counting = numbers::countAsync;
      JavaFutureAction<Long> again = counting.get();
      JavaFutureAction<Void> each = numbers.foreachAsync(number -> {});
      JavaFutureAction<Void> parts = numbers.foreachPartitionAsync(part -> part.next());
      JavaFutureAction<Long> failed = numbers.map(number -> number / (number - 1)).countAsync();
      JavaFutureAction<Long> forgotten = numbers.countAsync();

      System.out.println(failure(failed));
      System.out.println(parts.get() + " " + each.get() + " " + again.get());
      System.out.println(two.get(10, TimeUnit.MINUTES) + " " + count.get() + " " + count.get());
      System.out.println(numbers.count() + " " + all.get());
      System.out.println(forgotten.jobIds().size() + " " + forgotten.isCancelled());
    }
  }

  private static String failure(JavaFutureAction<Long> action) throws InterruptedException {
    try {
      return "no failure: " + action.get();
    } catch (ExecutionException e) {
      return e.getMessage();
    }
  }
}
