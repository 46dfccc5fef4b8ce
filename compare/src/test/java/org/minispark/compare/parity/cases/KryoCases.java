package org.minispark.compare.parity.cases;

import com.esotericsoftware.kryo.Kryo;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.serializer.KryoRegistrator;
import org.minispark.storage.StorageLevel;

/** Records that are not Serializable travel by Kryo. */
public final class KryoCases {
  private static final AtomicInteger registered = new AtomicInteger();

  private KryoCases() {}

  public static void configure(SparkConf conf) {
    conf.set("spark.serializer", "org.minispark.serializer.KryoSerializer")
        .set("spark.kryo.registrator", Registers.class.getName());
  }

  public static Object records(JavaSparkContext sc) {
    JavaRDD<Point> points = Data.range(sc, 6, 2).map(value -> new Point(value % 3, value));
    return new Report()
        .of("collected", () -> points.collect().stream().map(Point::toString).toList())
        .of(
            "shuffled",
            () ->
                points
                    .mapToPair(point -> new Tuple2<>(point.x, point))
                    .groupByKey(2)
                    .mapValues(Object::toString))
        .of(
            "in bytes",
            () -> points.persist(StorageLevel.MEMORY_ONLY_SER()).count() + points.count())
        .of(
            "reduced",
            () ->
                points
                    .mapToPair(point -> new Tuple2<>(point.x, point.y))
                    .reduceByKey(Integer::sum, 2))
        .of("registered", () -> registered.get() > 0);
  }

  /** Not Serializable, on purpose. */
  public static final class Point {
    private int x;
    private int y;

    public Point() {}

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public String toString() {
      return x + ":" + y;
    }
  }

  /** Told to the engine by its name. */
  public static final class Registers implements KryoRegistrator {
    @Override
    public void registerClasses(Kryo kryo) {
      kryo.register(Point.class);
      registered.incrementAndGet();
    }
  }
}
