package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRemoved;
import org.minispark.cluster.protocol.AllocationMessages.ChangeExecutors;
import org.minispark.cluster.protocol.AllocationMessages.EndApplication;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGranted;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorServes;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.ClientMessages.ApplicationSummary;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.ClientMessages.KillApplication;
import org.minispark.cluster.protocol.ClientMessages.WorkerState;
import org.minispark.cluster.protocol.ClientMessages.WorkerSummary;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;
import org.slf4j.LoggerFactory;

/**
 * A master among workers and drivers that come, go, break their lines and come back at random, and
 * that is itself started again. When all has calmed down, what it believes is what is, and nobody
 * waits for what is free.
 */
class MasterSimulationTest {
  private static final int SEEDS = 2_000;
  private static final int STEPS = 60;
  private static final int MOST_WORKERS = 3;
  private static final int MOST_APPLICATIONS = 3;
  private static final List<Class<?>> LOGS =
      List.of(Master.class, MasterWorkers.class, MasterExecutors.class, MasterDrivers.class);

  /** Thousands of workers are lost here, which need not be told. */
  @BeforeAll
  static void quietly() {
    LOGS.forEach(log -> ((Logger) LoggerFactory.getLogger(log)).setLevel(Level.ERROR));
  }

  @AfterAll
  static void asBefore() {
    LOGS.forEach(log -> ((Logger) LoggerFactory.getLogger(log)).setLevel(null));
  }

  @Test
  void inTheEndTheMasterIsRight() {
    Map<String, Integer> seen = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Simulation simulation = new Simulation(seed);
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + simulation.events, e);
      }
      simulation.events.forEach(event -> seen.merge(event.split(" ")[0], 1, Integer::sum));
    }
    assertThat(seen.values()).as("each event is met often: %s", seen).allMatch(it -> it > 500);
  }

  /** What a master keeps, without files. */
  private static final class MemoryStore implements StateStore {
    private final Map<Kind, Map<String, Payload>> kept = new HashMap<>();

    @Override
    public void put(Kind kind, String id, Payload content) {
      kept.computeIfAbsent(kind, it -> new TreeMap<>()).put(id, content);
    }

    @Override
    public void remove(Kind kind, String id) {
      kept.getOrDefault(kind, Map.of()).remove(id);
    }

    @Override
    public Map<String, Payload> read(Kind kind) {
      return Map.copyOf(kept.getOrDefault(kind, Map.of()));
    }
  }

  private static final class Worker {
    final String id;
    final int cores;
    final Set<ExecutorName> running = new LinkedHashSet<>();
    final Set<ExecutorName> ending = new LinkedHashSet<>();
    TestingLine line;

    Worker(String id, int cores) {
      this.id = id;
      this.cores = cores;
    }
  }

  private static final class Driver {
    final ApplicationDescription description;
    String id;
    TestingLine line;
    int nextExecutor;
    int limit = Integer.MAX_VALUE;

    Driver(ApplicationDescription description) {
      this.description = description;
    }
  }

  /** One run. */
  private static final class Simulation {
    final List<String> events = new ArrayList<>();
    private final Random random;
    private final MemoryStore store = new MemoryStore();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private TestingMaster master = new TestingMaster(store);
    private int workerCount;

    Simulation(long seed) {
      random = new Random(seed);
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        step();
        check(master.describe());
      }
      calmDown();
    }

    private void step() {
      switch (random.nextInt(13)) {
        case 0 -> newWorker();
        case 1 -> newDriver();
        case 2, 3, 4 -> pick(workers).ifPresent(this::hear);
        case 5 -> pick(drivers).ifPresent(this::hear);
        case 6 -> pick(workers).ifPresent(this::endOne);
        case 7 -> pick(workers).ifPresent(this::breakLine);
        case 8 -> pick(workers).ifPresent(this::comeBack);
        case 9 -> pick(drivers).ifPresent(this::changeDriver);
        case 10 -> pass(random.nextInt(3_000));
        case 11 -> rarely();
        default -> pick(drivers).ifPresent(this::comeBack);
      }
    }

    private void rarely() {
      switch (random.nextInt(4)) {
        case 0 -> pick(workers).ifPresent(this::die);
        case 1 -> restart();
        case 2 -> pass(TestingMaster.TIMEOUT_MILLIS + 1);
        default -> pick(drivers).ifPresent(this::end);
      }
    }

    private <T> Optional<T> pick(List<T> from) {
      return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }

    private void newWorker() {
      if (workers.size() < MOST_WORKERS) {
        Worker worker = new Worker("w" + workerCount++, 1 + random.nextInt(3));
        workers.add(worker);
        comeBack(worker);
      }
    }

    private void newDriver() {
      if (drivers.size() < MOST_APPLICATIONS) {
        Optional<Integer> most =
            random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(4));
        Driver driver = new Driver(new ApplicationDescription("x", "y", most, Optional.of(1), 512));
        drivers.add(driver);
        comeBack(driver);
      }
    }

    private void hear(Worker worker) {
      if (worker.line == null) {
        return;
      }
      for (LaunchExecutor order : worker.line.heard(LaunchExecutor.class)) {
        events.add("launch " + order.executor());
        assertThat(worker.running).doesNotContain(order.executor());
        worker.running.add(order.executor());
        master.tell(worker.line, new ExecutorStarted(order.executor()));
      }
      worker.line.heard(KillExecutor.class).forEach(kill -> endSoon(worker, kill.executor()));
    }

    private static void endSoon(Worker worker, ExecutorName executor) {
      if (worker.running.contains(executor)) {
        worker.ending.add(executor);
      }
    }

    private void endOne(Worker worker) {
      boolean wanted = worker.ending.isEmpty();
      pick(List.copyOf(wanted ? worker.running : worker.ending))
          .ifPresent(executor -> ends(worker, executor, wanted ? 137 : 0));
    }

    private void ends(Worker worker, ExecutorName executor, int code) {
      events.add((code == 0 ? "ended " : "failed ") + executor);
      worker.running.remove(executor);
      worker.ending.remove(executor);
      if (worker.line != null) {
        master.tell(worker.line, new ExecutorEnded(executor, Optional.of(code), "code " + code));
      }
    }

    private void breakLine(Worker worker) {
      if (worker.line != null) {
        events.add("broken " + worker.id);
        TestingLine line = worker.line;
        worker.line = null;
        line.close();
      }
    }

    private void die(Worker worker) {
      events.add("dead " + worker.id);
      breakLine(worker);
      workers.remove(worker);
    }

    private void comeBack(Worker worker) {
      if (worker.line != null && worker.line.isOpen()) {
        return;
      }
      events.add("worker " + worker.id);
      worker.line = TestingMaster.lineOf(Role.WORKER, "");
      RunningExecutor[] running =
          worker.running.stream()
              .map(name -> new RunningExecutor(name, 1, 512))
              .toArray(RunningExecutor[]::new);
      master
          .register(worker.line, worker.id, worker.cores, running)
          .unwanted()
          .forEach(name -> endSoon(worker, name));
    }

    private void hear(Driver driver) {
      if (driver.line == null) {
        return;
      }
      for (ExecutorGranted granted : driver.line.heard(ExecutorGranted.class)) {
        int number = Integer.parseInt(granted.executor());
        assertThat(number)
            .as("no number is given twice")
            .isGreaterThanOrEqualTo(driver.nextExecutor);
        driver.nextExecutor = number + 1;
        if (random.nextInt(4) > 0) {
          master.tell(driver.line, new ExecutorServes(granted.executor()));
        }
      }
      if (!driver.line.heard(ApplicationRemoved.class).isEmpty()) {
        events.add("removed " + driver.id);
        drivers.remove(driver);
      }
    }

    private void changeDriver(Driver driver) {
      if (driver.line == null || !driver.line.isOpen()) {
        return;
      }
      hear(driver);
      if (!drivers.contains(driver)) {
        return;
      }
      switch (random.nextInt(3)) {
        case 0 -> {
          events.add("limit " + driver.id);
          driver.limit = random.nextInt(4);
          String unwanted = Integer.toString(random.nextInt(driver.nextExecutor + 1));
          master.ask(
              driver.line, new ChangeExecutors(Optional.of(driver.limit), List.of(unwanted)));
        }
        case 1 -> {
          events.add("unreachable " + driver.id);
          TestingLine line = driver.line;
          driver.line = null;
          line.close();
        }
        default -> {
          events.add("killed " + driver.id);
          master.ask(TestingMaster.lineOf(Role.CLIENT, ""), new KillApplication(driver.id));
        }
      }
    }

    private void end(Driver driver) {
      if (driver.line != null && driver.line.isOpen()) {
        hear(driver);
        if (drivers.remove(driver)) {
          events.add("finished " + driver.id);
          var unused = master.ask(driver.line, new EndApplication());
        }
      }
    }

    private void comeBack(Driver driver) {
      if (driver.line != null && driver.line.isOpen()) {
        return;
      }
      events.add("driver " + driver.id);
      driver.line = TestingMaster.lineOf(Role.DRIVER, "");
      try {
        driver.id =
            master
                .ask(
                    driver.line,
                    new RegisterApplication(
                        Optional.ofNullable(driver.id), driver.nextExecutor, driver.description))
                .id();
      } catch (AssertionError | RuntimeException over) {
        events.add("over " + driver.id);
        drivers.remove(driver);
        return;
      }
      master.ask(
          driver.line,
          new StartExecutors(
              new Address("d", 1), TestingMaster.TEMPLATE, Optional.of(driver.limit)));
    }

    /** Time goes by, in which workers with a line say that they live. */
    private void pass(long millis) {
      events.add("passed " + millis);
      long left = millis;
      while (left > 0) {
        long now = Math.min(left, 10_000);
        master.timer.advance(now);
        left -= now;
        for (Worker worker : workers) {
          if (worker.line != null && worker.line.isOpen()) {
            master.tell(worker.line, new WorkerHeartbeat());
          }
        }
      }
    }

    private void restart() {
      events.add("restart");
      workers.forEach(worker -> worker.line = null);
      for (Driver driver : List.copyOf(drivers)) {
        hear(driver);
        driver.line = null;
      }
      master = new TestingMaster(store, master.clock.timeMillis() + 1_000);
    }

    private static void check(ClusterDescription seen) {
      for (WorkerSummary worker : seen.workers()) {
        assertThat(worker.coresUsed()).as(worker.id()).isBetween(0, worker.cores());
        assertThat(worker.memoryUsed()).as(worker.id()).isBetween(0, worker.memory());
      }
      for (ApplicationSummary application : seen.active()) {
        int most = application.description().maxCores().orElse(Integer.MAX_VALUE);
        assertThat(application.cores()).as(application.id()).isLessThanOrEqualTo(most);
      }
    }

    private void calmDown() {
      for (int round = 0; round < 6; round++) {
        workers.forEach(this::comeBack);
        List.copyOf(drivers).forEach(this::comeBack);
        pass(TestingMaster.TIMEOUT_MILLIS / 2);
        for (Worker worker : workers) {
          hear(worker);
          List.copyOf(worker.ending).forEach(executor -> ends(worker, executor, 0));
        }
        List.copyOf(drivers).forEach(this::hear);
      }
      ClusterDescription seen = master.describe();
      assertThat(seen.recovering()).isFalse();
      check(seen);
      Map<String, Integer> coresByApplication = new HashMap<>();
      for (Worker worker : workers) {
        WorkerSummary believed =
            seen.workers().stream()
                .filter(it -> it.id().equals(worker.id))
                .findFirst()
                .orElseThrow();
        assertThat(believed.state()).isEqualTo(WorkerState.ALIVE);
        assertThat(believed.coresUsed()).as(worker.id).isEqualTo(worker.running.size());
        worker.running.forEach(
            name -> coresByApplication.merge(name.application(), 1, Integer::sum));
      }
      Map<String, Integer> believed = new HashMap<>();
      seen.active().stream()
          .filter(it -> it.cores() > 0)
          .forEach(it -> believed.put(it.id(), it.cores()));
      assertThat(believed).isEqualTo(coresByApplication);
      nobodyWaitsForWhatIsFree(seen);
    }

    private void nobodyWaitsForWhatIsFree(ClusterDescription seen) {
      int free =
          seen.workers().stream()
              .filter(it -> it.state() == WorkerState.ALIVE)
              .mapToInt(it -> it.cores() - it.coresUsed())
              .sum();
      for (Driver driver : drivers) {
        ApplicationSummary application =
            seen.active().stream()
                .filter(it -> it.id().equals(driver.id))
                .findFirst()
                .orElseThrow();
        int most = Math.min(driver.limit, driver.description.maxCores().orElse(Integer.MAX_VALUE));
        assertThat(free == 0 || application.cores() >= most)
            .as("%s has %d of %d while %d are free", driver.id, application.cores(), most, free)
            .isTrue();
      }
    }
  }
}
