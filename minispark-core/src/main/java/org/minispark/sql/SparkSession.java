package org.minispark.sql;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.TaskContext;

/**
 * How many programs begin since Spark 2: a session, whose {@link #sparkContext()} does the work.
 * Only what programs on RDDs need of it is here.
 *
 * <p>Spark's rule of {@code getOrCreate}: the session that is active in this thread, or else the
 * process's default session, or else a new one, which becomes both, on the context that the process
 * has already, if it has one. Sessions whose context has been stopped do not count. Nothing but
 * this class reads these two references; {@code new JavaSparkContext} does not look there. So
 * parallel tests that make each session active in their own thread ({@link #setActiveSession})
 * never meet, though the code they test says {@code getOrCreate}.
 */
public class SparkSession implements Closeable {
  /** Inherited by threads that a program starts, as in Spark. */
  private static final InheritableThreadLocal<SparkSession> ACTIVE = new InheritableThreadLocal<>();

  private static final AtomicReference<SparkSession> DEFAULT = new AtomicReference<>();

  private final SparkContext sparkContext;
  private final RuntimeConfig conf;

  /** A session on a context that runs already, neither active nor default. */
  public SparkSession(SparkContext sparkContext) {
    this.sparkContext = sparkContext;
    this.conf = new RuntimeConfig(sparkContext.getConf());
  }

  /** Begins to describe a session. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The session that is active in this thread, or else the default one; {@code
   * IllegalStateException} if there is none.
   */
  public static SparkSession active() {
    SparkSession session = current();
    if (session == null) {
      throw new IllegalStateException("No active or default Spark session found");
    }
    return session;
  }

  /** Makes {@code session} the one that {@code getOrCreate} finds in this thread. */
  public static void setActiveSession(SparkSession session) {
    ACTIVE.set(session);
  }

  /** Forgets the session of this thread. */
  public static void clearActiveSession() {
    ACTIVE.remove();
  }

  /** Makes {@code session} the one that {@code getOrCreate} finds where none is active. */
  public static void setDefaultSession(SparkSession session) {
    DEFAULT.set(session);
  }

  /** Forgets the session that other threads get. */
  public static void clearDefaultSession() {
    DEFAULT.set(null);
  }

  private static SparkSession current() {
    SparkSession active = running(ACTIVE.get());
    return active != null ? active : running(DEFAULT.get());
  }

  /** Two threads at once make one default session. */
  private static synchronized SparkSession getOrCreate(Map<String, String> options) {
    SparkSession existing = current();
    SparkSession session = existing != null ? existing : create(options);
    options.forEach(session.conf::set);
    return session;
  }

  private static SparkSession create(Map<String, String> options) {
    SparkConf conf = new SparkConf();
    options.forEach(conf::set);
    conf.setIfMissing("spark.app.name", UUID.randomUUID().toString());
    SparkSession session = new SparkSession(SparkContext.getOrCreate(conf));
    DEFAULT.set(session);
    ACTIVE.set(session);
    return session;
  }

  private static SparkSession running(SparkSession session) {
    return session == null || session.sparkContext.isStopped() ? null : session;
  }

  /** The context that runs its jobs. */
  public SparkContext sparkContext() {
    return sparkContext;
  }

  /** The version of Spark whose behaviour this engine follows. */
  public String version() {
    return sparkContext.version();
  }

  /** The context's configuration, and what the builder has added to it. */
  public RuntimeConfig conf() {
    return conf;
  }

  /** Reads files. */
  public DataFrameReader read() {
    return new DataFrameReader(sparkContext);
  }

  /** Stops the context, for all who use it. */
  public void stop() {
    sparkContext.stop();
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** Describes the session that a program wants. */
  public static class Builder {
    private final Map<String, String> options = new HashMap<>();

    private Builder() {}

    /** The application's name; a random one if none is given. */
    public Builder appName(String name) {
      return config("spark.app.name", name);
    }

    /** Where to run, such as {@code local[4]}. */
    public Builder master(String master) {
      return config("spark.master", master);
    }

    /** Sets a key of the configuration. */
    public synchronized Builder config(String key, String value) {
      options.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /** Sets a key of the configuration. */
    public Builder config(String key, long value) {
      return config(key, Long.toString(value));
    }

    /** Sets a key of the configuration. */
    public Builder config(String key, double value) {
      return config(key, Double.toString(value));
    }

    /** Sets a key of the configuration. */
    public Builder config(String key, boolean value) {
      return config(key, Boolean.toString(value));
    }

    /** All of the map, whose values are taken by their {@code toString}. */
    public Builder config(Map<String, Object> map) {
      map.forEach((key, value) -> config(key, value.toString()));
      return this;
    }

    /** All that {@code conf} holds. */
    public Builder config(SparkConf conf) {
      for (var setting : conf.getAll()) {
        config(setting._1, setting._2);
      }
      return this;
    }

    /**
     * The session of this thread or process, to whose configuration these options are added; or a
     * new one.
     *
     * <p>Fails with {@code IllegalStateException} in a task.
     */
    public synchronized SparkSession getOrCreate() {
      if (TaskContext.get() != null) {
        throw new IllegalStateException(
            "SparkSession should only be created and accessed on the driver.");
      }
      return SparkSession.getOrCreate(options);
    }
  }
}
