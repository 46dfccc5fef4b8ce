package org.minispark.cluster.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.cluster.executor.ExecutorMain;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.TaskInfo;

/** A local cluster of real processes, with a recorder of its events and hands that break it. */
final class TestingCluster implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 300_000;

  /** One collection may not find everything. */
  private static final long COLLECTION_MILLIS = 500;

  /** Which of the recorders in this process is the cluster's. */
  private static final String RECORDER = "spark.test.recorder";

  final JavaSparkContext sc;
  final Recorder events;

  private TestingCluster(SparkConf conf) {
    String recorder = UUID.randomUUID().toString();
    conf.set(RECORDER, recorder).set("spark.extraListeners", Recorder.class.getName());
    sc = new JavaSparkContext(conf);
    events = Recorder.MADE.remove(recorder);
  }

  /** Executors of one core each; settings are keys and values in turn. */
  static TestingCluster start(int executors, Path directory, String... settings) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local-cluster[" + executors + ",1,256]")
            .setAppName("chaos")
            .set("spark.local.dir", directory.toString())
            .set("spark.minispark.shuffle.inMemory", "0"); // files, that tests can damage
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    return new TestingCluster(conf);
  }

  /** What has happened, from the start on: executors may be there before the context is. */
  public static final class Recorder extends SparkListener {
    private static final Map<String, Recorder> MADE = new ConcurrentHashMap<>();

    final List<SparkListenerExecutorRemoved> removed = new CopyOnWriteArrayList<>();
    private final List<TaskEndReason> taskEnds = new CopyOnWriteArrayList<>();
    private final List<SparkListenerTaskEnd> secondAttempts = new CopyOnWriteArrayList<>();
    private final Set<String> executorsOfMapTasks = ConcurrentHashMap.newKeySet();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final List<Due> due = new ArrayList<>();
    private int tasks;

    /** Made by the engine. */
    public Recorder(SparkConf conf) {
      MADE.put(conf.get(RECORDER), this);
    }

    /** What is to happen when so many tasks have ended. */
    private record Due(int afterTasks, Runnable action) {}

    /** Runs an action on the listener's thread when one more than so many more tasks have ended. */
    synchronized void afterTasks(int count, Runnable action) {
      due.add(new Due(tasks + count, action));
    }

    /** Drops actions that have not run. */
    synchronized void forget() {
      due.clear();
    }

    /** How many tasks have ended. */
    synchronized int tasks() {
      return tasks;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      taskEnds.add(event.reason());
      if (event.taskType().equals("ShuffleMapTask")) {
        executorsOfMapTasks.add(event.taskInfo().executorId());
      }
      if (event.taskInfo().attemptNumber() > 0 || event.stageAttemptId() > 0) {
        secondAttempts.add(event);
      }
      synchronized (this) {
        int before = tasks++;
        due.stream()
            .filter(each -> each.afterTasks() == before)
            .forEach(each -> each.action().run());
      }
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded event) {
      registered.add(event.executorId());
      notifyAll();
    }

    /** The ids of those that are there. */
    Set<String> executors() {
      return Set.copyOf(registered);
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      registered.remove(event.executorId());
      removed.add(event);
      notifyAll();
    }

    private Optional<SparkListenerExecutorRemoved> removal(String executorId) {
      return removed.stream().filter(event -> event.executorId().equals(executorId)).findFirst();
    }

    long taskEnds(Class<? extends TaskEndReason> kind) {
      return taskEnds.stream().filter(kind::isInstance).count();
    }

    /** The ids of those that have run tasks of map stages. */
    Set<String> executorsOfMapTasks() {
      return Set.copyOf(executorsOfMapTasks);
    }

    int secondAttempts() {
      return secondAttempts.size();
    }

    /**
     * The time in which at least one of the second attempts ran that have succeeded, without the
     * first so many second attempts.
     */
    long rerunMillis(int without) {
      long total = 0;
      long covered = 0;
      List<TaskInfo> reruns =
          secondAttempts.stream()
              .skip(without)
              .filter(event -> event.reason() instanceof Success)
              .map(SparkListenerTaskEnd::taskInfo)
              .sorted(Comparator.comparingLong(TaskInfo::launchTime))
              .toList();
      for (TaskInfo rerun : reruns) {
        total += Math.max(0, rerun.finishTime() - Math.max(covered, rerun.launchTime()));
        covered = Math.max(covered, rerun.finishTime());
      }
      return total;
    }
  }

  /** Waits until all events were heard that are on their way now. */
  void awaitEvents() {
    try {
      sc.sc().engine().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has the driver notice what the program has dropped, until these files are gone. */
  static void collectGarbageUntilDeleted(List<Path> files)
      throws IOException, InterruptedException {
    try (WatchService deletions = FileSystems.getDefault().newWatchService()) {
      for (Path directory : Set.copyOf(files.stream().map(Path::getParent).toList())) {
        directory.register(deletions, StandardWatchEventKinds.ENTRY_DELETE);
      }
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (files.stream().anyMatch(Files::exists) && System.nanoTime() < deadline) {
        System.gc();
        WatchKey changed = deletions.poll(COLLECTION_MILLIS, TimeUnit.MILLISECONDS);
        if (changed != null) {
          changed.pollEvents();
          changed.reset();
        }
      }
    }
  }

  /** Has the driver notice what the program has dropped, until it has let all executors go. */
  void collectGarbageUntilNoExecutorIsLeft() throws InterruptedException {
    synchronized (events) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (!events.executors().isEmpty() && System.nanoTime() < deadline) {
        System.gc();
        events.wait(COLLECTION_MILLIS);
      }
    }
  }

  /** Waits until so many executors have been removed since the start. */
  void awaitRemoved(int count) throws InterruptedException {
    await(() -> events.removed.size() >= count);
  }

  /** Waits until exactly so many executors are there. */
  void awaitExecutors(int count) throws InterruptedException {
    await(() -> events.registered.size() == count);
  }

  /** Waits until an executor has been removed; how. */
  SparkListenerExecutorRemoved awaitRemoved(String executorId) throws InterruptedException {
    await(() -> events.removal(executorId).isPresent());
    return events.removal(executorId).orElseThrow();
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    synchronized (events) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (!condition.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(
              "there are executors %s; %d were removed"
                  .formatted(events.registered, events.removed.size()));
        }
        events.wait(left);
      }
    }
  }

  /** The executors of a driver's process, or of one application in it, the oldest first. */
  static List<ProcessHandle> executors(ProcessHandle driver, String applicationId) {
    return driver
        .children()
        .filter(process -> isExecutorOf(applicationId, process))
        .sorted((left, right) -> Long.compare(startOf(left), startOf(right)))
        .toList();
  }

  /** Those of an application of this process, whether it knows them already or not. */
  static List<ProcessHandle> executors(String applicationId) {
    return executors(ProcessHandle.current(), applicationId);
  }

  /** Those that the driver knows of. */
  List<ProcessHandle> registered() {
    return executors(sc.sc().applicationId()).stream()
        .filter(process -> isRegistered(idOf(process)))
        .toList();
  }

  /** One that the driver knows of. */
  ProcessHandle registered(String id) {
    return registered().stream()
        .filter(process -> idOf(process).filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private boolean isRegistered(Optional<String> id) {
    return id.isPresent() && events.registered.contains(id.get());
  }

  /** The executor's id; empty if the process has ended meanwhile. */
  static Optional<String> idOf(ProcessHandle executor) {
    return executor.info().arguments().map(arguments -> arguments[arguments.length - 2]);
  }

  private static boolean isExecutorOf(String applicationId, ProcessHandle process) {
    List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
    return arguments.contains(ExecutorMain.class.getName()) && arguments.contains(applicationId);
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /** SIGKILL. */
  static void kill(ProcessHandle process) {
    if (!process.destroyForcibly()) {
      throw new AssertionError(process + " was not killed");
    }
  }

  /** SIGSTOP: it lives, and does nothing. */
  static void stop(ProcessHandle process) {
    try {
      String pid = Long.toString(process.pid());
      int code = new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
      if (code != 0) {
        throw new AssertionError(process + " was not stopped");
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Files below a directory whose name matches. */
  static List<Path> files(Path directory, String pattern) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(pattern))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes one bit in the middle of a file; false if there is no such bit. */
  static boolean flipBit(Path path) throws IOException {
    if (!Files.exists(path)) {
      return false; // "rw" would make it
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      long middle = file.length() / 2;
      file.seek(middle);
      int was = file.read();
      if (was < 0) {
        return false;
      }
      file.seek(middle);
      file.write(was ^ 1);
      return true;
    }
  }

  @Override
  public void close() {
    sc.close();
  }
}
