package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.cluster.executor.ExecutorMain;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.TestingPorts;

/** A master and workers in this JVM, with executors in processes of their own. */
final class TestingStandalone implements AutoCloseable {
  static final long PATIENCE_SECONDS = 300;

  final Path directory;
  private final Path secretFile;
  private final SparkConf conf;
  private final List<WorkerDaemon> workers = new ArrayList<>();
  private MasterDaemon master;

  /** Settings are keys and values in turn, for master and workers. */
  TestingStandalone(Path directory, String... settings) throws IOException {
    this.directory = directory;
    this.secretFile = directory.resolve("secret");
    Secret.random().writeTo(secretFile);
    this.conf = conf(settings);
    startMaster(TestingPorts.free("127.0.0.1")); // it may have to come back there
  }

  private SparkConf conf(String... settings) {
    SparkConf made =
        new SparkConf(false)
            .set("spark.authenticate.secret.file", secretFile.toString())
            .set("spark.local.dir", directory.resolve("local").toString())
            .set("spark.minispark.worker.registrationInterval", "200ms");
    for (int i = 0; i < settings.length; i += 2) {
      made.set(settings[i], settings[i + 1]);
    }
    return made;
  }

  private void startMaster(int port) throws IOException {
    master = MasterDaemon.start(conf, new Address("127.0.0.1", port));
  }

  String url() {
    return master.url();
  }

  /** A worker, once its master knows it. */
  WorkerDaemon worker(int cores, int memory) throws Exception {
    WorkerDaemon worker =
        WorkerDaemon.start(
            conf,
            StandaloneUrl.parse(url()),
            new WorkerDaemon.Options("127.0.0.1", cores, memory, directory.resolve("work")));
    workers.add(worker);
    worker.registered().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return worker;
  }

  /** A program; settings are keys and values in turn. */
  JavaSparkContext program(String... settings) {
    SparkConf program = conf(settings).setMaster(url()).setAppName("standalone");
    if (!program.contains("spark.executor.memory")) {
      program.set("spark.executor.memory", "256m");
    }
    return new JavaSparkContext(program);
  }

  /** Ends the master, and starts another at the same place. */
  void restartMaster() throws IOException {
    int port = Address.parse(url()).port();
    master.close();
    startMaster(port);
  }

  void stopMaster() {
    master.close();
  }

  ClusterDescription describe() throws Exception {
    return master.describe().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the master says so. */
  ClusterDescription await(Predicate<ClusterDescription> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    ClusterDescription seen = describe();
    while (!condition.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("still " + seen);
      }
      TimeUnit.MILLISECONDS.sleep(20);
      seen = describe();
    }
    return seen;
  }

  /** The processes of an application's executors. */
  static List<ProcessHandle> executors(String applicationId) {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> {
              List<String> arguments =
                  Arrays.asList(process.info().arguments().orElse(new String[0]));
              return arguments.contains(ExecutorMain.class.getName())
                  && arguments.contains(applicationId);
            })
        .toList();
  }

  /** The same, as soon as there are so many. */
  static List<ProcessHandle> awaitExecutors(String applicationId, int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<ProcessHandle> found = executors(applicationId);
    while (found.size() != count) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("still " + found);
      }
      TimeUnit.MILLISECONDS.sleep(20);
      found = executors(applicationId);
    }
    return found;
  }

  /** Waits until so many executors have registered with the program. */
  static void awaitRegistered(JavaSparkContext sc, int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (sc.sc().engine().blockMaster().storageStatus().size() != count + 1) { // and the driver
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("not " + count + " executors");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    workers.forEach(WorkerDaemon::close);
    master.close();
  }
}
