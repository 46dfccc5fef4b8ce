package org.minispark.compare.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.api.java.Optional;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.api.java.function.PairFunction;

/**
 * Names an engine's vocabulary in every way that Java has: lambdas that travel, references to
 * methods and constructors, records, nested generics, annotations, reflection.
 */
@Vocabulary.Marked(SparkConf.class)
public final class Vocabulary {
  /** An annotation whose value is a class of the engine. */
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Marked {
    Class<?> value();
  }

  /** A record whose methods are made at run time, out of method handles. */
  public record Scored(Tuple2<String, Integer> word, Optional<Double> score)
      implements Serializable {}

  /** A subclass of the engine's with generics inside generics. */
  static final class ByFirst extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<Tuple2<Integer, Function<Tuple2<?, ?>, String>>>>
        seen = new TreeMap<>();

    @Override
    public int numPartitions() {
      return 2;
    }

    @Override
    public int getPartition(Object key) {
      seen.computeIfAbsent("all", name -> new ArrayList<>())
          .add(new Tuple2<>(seen.size(), Object::toString));
      return key.hashCode() & 1;
    }
  }

  private Vocabulary() {}

  public static void main(String[] args) throws Exception {
    report().forEach(System.out::println);
  }

  /** What the program prints, which must not depend on the engine. */
  public static List<String> report() throws Exception {
    List<Object> lines = new ArrayList<>();
    Function<String, Tuple2<String, Integer>> pair = word -> new Tuple2<>(word, word.length());
    Function2<Integer, Integer, Integer> sum = Integer::sum;
    Function<Tuple2<String, Integer>, Integer> second = Tuple2::_2;
    PairFunction<Tuple2<String, Integer>, Integer, String> swap = Tuple2::swap;
    Function2<String, Integer, Tuple2<String, Integer>> make = Tuple2::new;

    Tuple2<String, Integer> spark = copy(pair).call("spark");
    lines.add(spark + " " + copy(second).call(spark) + " " + copy(swap).call(spark));
    lines.add(copy(make).call("made", copy(sum).call(20, 22)));
    lines.add(spark._1 + " " + spark._2 + " " + new Tuple3<>(1, 2.5, 'c')._3());
    lines.add(new Scored(spark, Optional.of(0.5)));
    lines.add(
        new Scored(spark, Optional.empty()).equals(copy(new Scored(spark, Optional.empty()))));
    lines.add(new HashPartitioner(7).getPartition(spark));
    lines.add(new ByFirst().getPartition("b") + " " + new ByFirst().numPartitions());
    lines.add(Vocabulary.class.getAnnotation(Marked.class).value().getSimpleName());
    lines.add(Class.forName("org.minispark.SparkConf") == SparkConf.class);
    lines.add(Class.forName("[Lorg.minispark.Tuple2;") == Tuple2[].class);
    return lines.stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) throws Exception {
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
