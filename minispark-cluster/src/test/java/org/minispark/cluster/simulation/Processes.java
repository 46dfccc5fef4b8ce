package org.minispark.cluster.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minispark.cluster.driver.ExecutorManager;
import org.minispark.cluster.executor.SimulatedExecutorEnd;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;

/** Starts executors, replaces those that end, and does to them what faults want. */
final class Processes implements ExecutorManager, Network.ProcessFaults {
  private static final int MOST_FAILURES = 10;

  private final Simulation simulation;
  private final Node driver;
  private final String application;
  private final int count;
  private final int cores;
  private final Map<String, Node> running = new LinkedHashMap<>();
  private final Map<String, SimulatedExecutorEnd> ends = new HashMap<>();

  /** Those that were released. */
  private final Set<String> unwanted = new HashSet<>();

  private final List<Node> all = new ArrayList<>();
  private Network network;
  private Address driverAddress;
  private String localDirectory;
  private Listener listener;
  private int nextId;
  private int target;
  private int failuresInARow;
  private boolean stopped;

  Processes(Simulation simulation, Node driver, String application, int count, int cores) {
    this.simulation = simulation;
    this.driver = driver;
    this.application = application;
    this.count = count;
    this.cores = cores;
    this.target = count;
  }

  void prepare(Network givenNetwork, Address address, String directory) {
    network = givenNetwork;
    driverAddress = address;
    localDirectory = directory;
  }

  @Override
  public void start(Listener exits) {
    listener = exits;
    launchMissing();
  }

  private void launchMissing() {
    while (running.size() - unwanted.size() < target) {
      launch();
    }
  }

  @Override
  public int totalCores() {
    return count * cores;
  }

  private void launch() {
    String id = Integer.toString(nextId++);
    Node node = new Node("executor" + id, "host" + nextId % 2);
    running.put(id, node);
    all.add(node);
    long delay = Simulation.millis(100 + simulation.random().nextInt(900));
    simulation.after(delay, node, "starts", () -> begin(node, id));
  }

  private void begin(Node node, String id) {
    VirtualTransport transport = network.transport(node, Peer.executor(application, id));
    // Behind the transport, which ends its lines first.
    node.whenDead(() -> died(node, id));
    SimulatedExecutorEnd executor =
        new SimulatedExecutorEnd(transport, cores, (code, reason) -> node.die());
    ends.put(id, executor);
    Address blocks = transport.listen(executor.blockHandlers());
    executor.start(
        driverAddress,
        blocks,
        new Surroundings(simulation, node, transport, localDirectory + "/" + id));
  }

  private void died(Node node, String id) {
    long delay = 100 + simulation.random().nextInt((int) Simulation.millis(300));
    simulation.after(delay, driver, node + " has exited", () -> exited(id));
  }

  private void exited(String id) {
    running.remove(id);
    ends.remove(id);
    boolean wasUnwanted = unwanted.remove(id);
    if (stopped) {
      return;
    }
    if (!wasUnwanted && ++failuresInARow > MOST_FAILURES) {
      listener.failed("Too many executors have ended in a row");
      return;
    }
    launchMissing();
    listener.exited(id, "Command exited with code 137");
  }

  @Override
  public void registered(String executorId) {
    failuresInARow = 0;
  }

  @Override
  public void kill(String executorId) {
    Node node = running.get(executorId);
    if (node == null) {
      return;
    }
    // Where a master has to be asked it takes longer, and who was stalled may be back before.
    long delay =
        simulation.random().nextInt(3) == 0 ? Simulation.seconds(20) : Simulation.millis(5);
    simulation.after(delay, null, "kill " + node, node::die);
  }

  @Override
  public int target() {
    return target;
  }

  @Override
  public void setTarget(int executors) {
    target = executors;
    if (!stopped) {
      launchMissing();
    }
  }

  @Override
  public boolean release(String executorId) {
    if (!running.containsKey(executorId) || !unwanted.add(executorId)) {
      return false;
    }
    target--;
    kill(executorId);
    return true;
  }

  /** Who has not ended by itself is killed. */
  @Override
  public void stop() {
    stopped = true;
    simulation.after(
        Simulation.seconds(5),
        null,
        "kill all",
        () -> List.copyOf(running.values()).forEach(Node::die));
  }

  /** Whether no process is left. */
  boolean areGone() {
    return all.stream().allMatch(Node::isDead);
  }

  /** One executor is killed, out of the blue. */
  void crashAny() {
    running.values().stream().filter(Node::isRunning).findFirst().ifPresent(Node::die);
  }

  /** Some executor that runs, if there is one. */
  Optional<String> any(int which) {
    List<String> ids = running.keySet().stream().filter(id -> running.get(id).isRunning()).toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(which % ids.size()));
  }

  /** The machine of an executor tells it to end. */
  void signalDecommission(String executorId) {
    Node node = running.get(executorId);
    SimulatedExecutorEnd end = ends.get(executorId);
    if (node != null && end != null) {
      simulation.after(0, node, "SIGPWR", end::askDecommission);
    }
  }

  @Override
  public void crash(Node one, Node other) {
    victim(one, other).die();
  }

  @Override
  public void stall(Node one, Node other) {
    Node victim = victim(one, other);
    if (!victim.isRunning()) {
      return;
    }
    victim.stall();
    var random = simulation.random();
    long length =
        random.nextBoolean()
            ? Simulation.millis(50 + random.nextInt(4000))
            : Simulation.seconds(9 + random.nextInt(30));
    simulation.after(length, null, victim + " goes on", () -> simulation.comeBack(victim));
  }

  /** The driver is spared. */
  private Node victim(Node one, Node other) {
    if (one == driver) {
      return other;
    }
    return other == driver || simulation.random().nextBoolean() ? one : other;
  }
}
