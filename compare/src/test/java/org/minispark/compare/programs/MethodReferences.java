package org.minispark.compare.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.Function;

/** Calls actions through references of every kind, one of which travels first. */
public final class MethodReferences {
  private MethodReferences() {}

  /** Has an action's reference in an interface's own method. */
  interface Counting {
    static ToLongFunction<JavaRDD<Integer>> counter() {
      return JavaRDD::count;
    }
  }

  public static void main(String[] args) throws Exception {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("refer"))) {
      JavaRDD<Integer> numbers = context.parallelize(Arrays.asList(3, 1, 2), 2);
      Supplier<List<Integer>> all = numbers::collect;
      IntFunction<List<Integer>> some = numbers::take;
      Function<JavaRDD<Integer>, Long> count = JavaRDD::count;
      Function<JavaDoubleRDD, Double> sum = JavaDoubleRDD::sum;
      Function<Integer, Integer> plain = Math::abs;

      System.out.println(all.get());
      System.out.println(some.apply(2));
      System.out.println(copy(count).call(numbers));
      System.out.println(copy(sum).call(numbers.mapToDouble(Integer::doubleValue)));
      System.out.println(copy(plain).call(-1));
      System.out.println(Counting.counter().applyAsLong(numbers));
      Stream.of(numbers).map(JavaRDD::isEmpty).forEach(System.out::println);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
