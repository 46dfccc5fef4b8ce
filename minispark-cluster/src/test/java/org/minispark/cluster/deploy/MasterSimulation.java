package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
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
import org.minispark.cluster.protocol.LeavingMessages.DecommissionWorker;
import org.minispark.cluster.protocol.LeavingMessages.ExecutorLeaving;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Role;

/** A master among workers, applications and submitted programs, driven by a seed. */
final class MasterSimulation {
  private static final int STEPS = 70;
  private static final int MOST_WORKERS = 3;
  private static final int MOST_APPLICATIONS = 3;

  /** Bugs that a master could have: what it is told does not reach it. */
  enum Defect {
    NONE,
    /** What a worker that comes back tells of drivers that have ended. */
    HEARS_NO_LATE_ENDS,
    /** That a worker leaves. */
    FORGETS_WHO_LEAVES
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

  private static final class Driver {
    final ApplicationDescription description;
    String id;
    TestingLine line;
    int nextExecutor;
    final Set<String> leaving = new LinkedHashSet<>();
    int limit = Integer.MAX_VALUE;

    Driver(ApplicationDescription description) {
      this.description = description;
    }
  }

  private final List<String> events = new ArrayList<>();
  private final Defect defect;
  private final Random random;
  private final MemoryStore store = new MemoryStore();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final List<Driver> drivers = new ArrayList<>();
  private TestingMaster master = new TestingMaster(store);
  private final SimulatedPrograms programs = new SimulatedPrograms(this);
  private int workerCount;

  MasterSimulation(long seed, Defect defect) {
    this.random = new Random(seed);
    this.defect = defect;
  }

  TestingMaster master() {
    return master;
  }

  SimulatedPrograms programs() {
    return programs;
  }

  boolean has(Defect asked) {
    return defect == asked;
  }

  void event(String what) {
    events.add(what);
  }

  List<String> events() {
    return events;
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      step();
      check(master.describe());
      programs.check();
    }
    calmDown();
  }

  private void step() {
    switch (random.nextInt(18)) {
      case 0 -> newWorker();
      case 1 -> newDriver();
      case 2, 3, 4 -> pick(workers).ifPresent(SimulatedWorker::hear);
      case 5 -> pick(drivers).ifPresent(this::hear);
      case 6 -> pick(workers).ifPresent(this::endOne);
      case 7 -> pick(workers).ifPresent(SimulatedWorker::breakLine);
      case 8 -> pick(workers).ifPresent(SimulatedWorker::comeBack);
      case 9 -> pick(drivers).ifPresent(this::changeDriver);
      case 10 -> pass(random.nextInt(3_000));
      case 11 -> rarely();
      case 12 -> programs.submit(random.nextBoolean());
      case 13, 14 -> pick(workers).ifPresent(this::endDriver);
      case 15 -> pick(workers).ifPresent(worker -> worker.tellEnds(random.nextBoolean()));
      case 16 -> pick(drivers).ifPresent(this::letGo);
      default -> pick(drivers).ifPresent(this::comeBack);
    }
    workers.removeIf(this::hasLeft);
  }

  private void rarely() {
    switch (random.nextInt(7)) {
      case 0 -> pick(workers).ifPresent(this::die);
      case 1 -> restart();
      case 2 -> pass(TestingMaster.TIMEOUT_MILLIS + 1);
      case 3 -> pick(programs.active()).ifPresent(programs::kill);
      case 4 -> pick(workers).ifPresent(this::decommission);
      case 5 -> pick(workers).filter(it -> !it.isLeaving()).ifPresent(SimulatedWorker::leave);
      default -> pick(drivers).ifPresent(this::end);
    }
  }

  private <T> Optional<T> pick(List<T> from) {
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
  }

  private void newWorker() {
    if (workers.size() < MOST_WORKERS) {
      SimulatedWorker worker =
          new SimulatedWorker("w" + workerCount++, 1 + random.nextInt(3), this);
      workers.add(worker);
      worker.comeBack();
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

  private void endOne(SimulatedWorker worker) {
    boolean wanted = worker.ending.isEmpty();
    pick(List.copyOf(wanted ? worker.running : worker.ending))
        .ifPresent(executor -> worker.end(executor, wanted ? 137 : 0));
  }

  /** One that is supervised and fails its worker starts again, which its master does not hear. */
  private void endDriver(SimulatedWorker worker) {
    pick(List.copyOf(worker.stopping.isEmpty() ? worker.drivers.keySet() : worker.stopping))
        .ifPresent(
            driver ->
                worker.endDriver(driver, programs.isSupervised(driver) ? 0 : random.nextInt(2)));
  }

  private void decommission(SimulatedWorker worker) {
    try {
      master.ask(TestingMaster.lineOf(Role.CLIENT, ""), new DecommissionWorker(worker.id));
      events.add("decommission " + worker.id);
      worker.toldToLeave();
    } catch (CompletionException notAlive) {
      assertThat(worker.hasLine()).isFalse();
    }
  }

  private boolean hasLeft(SimulatedWorker worker) {
    boolean left = worker.isLeaving() && worker.hasNothingLeft();
    if (left) {
      events.add("left " + worker.id);
      worker.breakLine();
    }
    return left;
  }

  private void die(SimulatedWorker worker) {
    events.add("dead " + worker.id);
    worker.breakLine();
    workers.remove(worker);
  }

  private void hear(Driver driver) {
    if (driver.line == null) {
      return;
    }
    for (ExecutorGranted granted : driver.line.heard(ExecutorGranted.class)) {
      int number = Integer.parseInt(granted.executor());
      assertThat(number).as("no number is given twice").isGreaterThanOrEqualTo(driver.nextExecutor);
      driver.nextExecutor = number + 1;
      if (random.nextInt(4) > 0) {
        master.tell(driver.line, new ExecutorServes(granted.executor()));
      }
    }
    driver.line.heard(ExecutorLeaving.class).forEach(it -> driver.leaving.add(it.executor()));
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
        master.ask(driver.line, new ChangeExecutors(Optional.of(driver.limit), List.of(unwanted)));
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

  /** What its leaving executors held has moved. */
  private void letGo(Driver driver) {
    hear(driver);
    boolean hasLine = driver.line != null && driver.line.isOpen();
    if (hasLine && !driver.leaving.isEmpty() && drivers.contains(driver)) {
      events.add("letgo " + driver.id);
      master.ask(driver.line, new ChangeExecutors(Optional.empty(), List.copyOf(driver.leaving)));
      driver.leaving.clear();
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
        new StartExecutors(new Address("d", 1), TestingMaster.TEMPLATE, Optional.of(driver.limit)));
  }

  /** Time goes by, in which workers with a line say that they live. */
  private void pass(long millis) {
    events.add("passed " + millis);
    long left = millis;
    while (left > 0) {
      long now = Math.min(left, 10_000);
      master.timer.advance(now);
      left -= now;
      workers.forEach(SimulatedWorker::beat);
    }
  }

  private void restart() {
    events.add("restart");
    forgetWhomTheStoreDoesNotHave();
    workers.forEach(SimulatedWorker::loseMaster);
    for (Driver driver : List.copyOf(drivers)) {
      hear(driver);
      driver.line = null;
    }
    master = new TestingMaster(store, master.clock.timeMillis() + 1_000);
  }

  /** A worker that was given up before it has heard that it should leave may stay. */
  private void forgetWhomTheStoreDoesNotHave() {
    Set<String> kept = store.read(StateStore.Kind.WORKER).keySet();
    workers.stream().filter(it -> !kept.contains(it.id)).forEach(SimulatedWorker::forgotten);
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
    for (int round = 0; round < 10; round++) {
      workers.forEach(SimulatedWorker::comeBack);
      List.copyOf(drivers).forEach(this::comeBack);
      pass(TestingMaster.TIMEOUT_MILLIS / 2);
      for (SimulatedWorker worker : workers) {
        worker.hear();
        List.copyOf(worker.ending).forEach(executor -> worker.end(executor, 0));
        List.copyOf(worker.stopping).forEach(driver -> worker.endDriver(driver, 0));
        worker.tellEnds(true);
      }
      List.copyOf(drivers).forEach(this::letGo);
      workers.removeIf(this::hasLeft);
    }
    ClusterDescription seen = master.describe();
    assertThat(seen.recovering()).isFalse();
    check(seen);
    Map<String, Integer> coresByApplication = new HashMap<>();
    for (SimulatedWorker worker : workers) {
      WorkerSummary believed =
          seen.workers().stream().filter(it -> it.id().equals(worker.id)).findFirst().orElseThrow();
      boolean leaves = worker.isKnownToLeave();
      assertThat(worker.isLeaving()).as("%s has heard it", worker.id).isEqualTo(leaves);
      assertThat(believed.state())
          .isEqualTo(leaves ? WorkerState.DECOMMISSIONED : WorkerState.ALIVE);
      assertThat(believed.coresUsed())
          .as(worker.id)
          .isEqualTo(worker.running.size() + worker.drivers.size());
      if (leaves) {
        assertThat(worker.running).as("%s leaves, and they do not end", worker.id).isEmpty();
      }
      worker.running.forEach(name -> coresByApplication.merge(name.application(), 1, Integer::sum));
    }
    Map<String, Integer> believed = new HashMap<>();
    seen.active().stream()
        .filter(it -> it.cores() > 0)
        .forEach(it -> believed.put(it.id(), it.cores()));
    assertThat(believed).isEqualTo(coresByApplication);
    int free =
        seen.workers().stream()
            .filter(it -> it.state() == WorkerState.ALIVE)
            .mapToInt(it -> it.cores() - it.coresUsed())
            .sum();
    nobodyWaitsForWhatIsFree(seen, free);
    programs.checkCalm(workers, free);
  }

  private void nobodyWaitsForWhatIsFree(ClusterDescription seen, int free) {
    for (Driver driver : drivers) {
      ApplicationSummary application =
          seen.active().stream().filter(it -> it.id().equals(driver.id)).findFirst().orElseThrow();
      int most = Math.min(driver.limit, driver.description.maxCores().orElse(Integer.MAX_VALUE));
      assertThat(free == 0 || application.cores() >= most)
          .as("%s has %d of %d while %d are free", driver.id, application.cores(), most, free)
          .isTrue();
    }
  }
}
