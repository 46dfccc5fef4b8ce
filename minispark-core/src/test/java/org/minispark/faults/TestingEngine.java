package org.minispark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.TaskEndReason;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.StageInfo;

/** An engine in local mode with a recorder of its events, and hands that break its files. */
final class TestingEngine implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 120_000;

  final JavaSparkContext sc;
  private final List<SparkListenerTaskEnd> taskEnds = new CopyOnWriteArrayList<>();
  private final List<StageInfo> stages = new CopyOnWriteArrayList<>();

  private TestingEngine(SparkConf conf) {
    sc = new JavaSparkContext(conf);
    sc.sc().addSparkListener(new Recorder());
  }

  /** An engine whose files are in {@code directory}; settings are keys and values in turn. */
  static TestingEngine start(String master, Path directory, String... settings) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster(master)
            .setAppName("faults")
            .set("spark.local.dir", directory.toString());
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    return new TestingEngine(conf);
  }

  private final class Recorder extends SparkListener {
    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      taskEnds.add(event);
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
      stages.add(event.stageInfo());
    }
  }

  /** The numbers from 0 on. */
  JavaRDD<Integer> numbers(int count, int partitions) {
    return sc.parallelize(IntStream.range(0, count).boxed().toList(), partitions);
  }

  /** The numbers from 0 on, each with its remainder as its key. */
  JavaPairRDD<Integer, Integer> keyed(int count, int keys, int partitions) {
    return numbers(count, partitions).mapToPair(n -> new Tuple2<>(n % keys, n));
  }

  /** How the attempts of tasks have ended so far, where they ended like this. */
  <R extends TaskEndReason> List<R> taskEnds(Class<R> kind) {
    awaitEvents();
    return taskEnds.stream()
        .map(SparkListenerTaskEnd::reason)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The attempts of stages that have ended, in order. */
  List<StageInfo> stages() {
    awaitEvents();
    return List.copyOf(stages);
  }

  private void awaitEvents() {
    try {
      sc.sc().engine().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Files of the engine whose name matches; some may vanish meanwhile. */
  static List<Path> files(Path directory, String pattern) {
    Named found = new Named(pattern);
    try {
      Files.walkFileTree(directory, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.files.stream().sorted().toList();
  }

  /** Gathers files while others remove them. */
  private static final class Named extends SimpleFileVisitor<Path> {
    private final String pattern;
    private final List<Path> files = new ArrayList<>();

    Named(String pattern) {
      this.pattern = pattern;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.getFileName().toString().matches(pattern)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /** How to break a file. */
  enum Damage {
    DELETED {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    TRUNCATED {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    ONE_BYTE_FLIPPED {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x20;
        Files.write(file, bytes);
      }
    };

    abstract void to(Path file) throws IOException;

    /** Breaks all of some files; how many there were. */
    int toAll(List<Path> files) {
      try {
        for (Path file : files) {
          to(file);
        }
        return files.size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    sc.stop();
  }
}
