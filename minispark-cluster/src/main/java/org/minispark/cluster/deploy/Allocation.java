package org.minispark.cluster.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which workers give an application how many executors. As in Spark: cores are given out in units
 * of an executor's ({@code spark.executor.cores}; single ones if executors have no fixed size), to
 * the worker with the most free cores first; one unit to each worker in turn if they are to be
 * spread out, else as many as a worker has before the next is asked. Without a fixed size a worker
 * gives one executor at a time, of all the cores that it gives.
 */
final class Allocation {
  private final Demand demand;
  private final List<Room> rooms;
  private final int unit;
  private final int[] units;
  private int coresLeft;

  private Allocation(Demand demand, List<Room> usable) {
    this.demand = demand;
    this.rooms = usable;
    this.unit = demand.unit();
    this.units = new int[usable.size()];
    this.coresLeft = demand.cores();
  }

  /**
   * What a worker has free.
   *
   * @param memory in MiB
   */
  record Room(String worker, int cores, int memory) {}

  /**
   * What an application may still have.
   *
   * @param cores at most
   * @param coresPerExecutor nothing if executors have no fixed size
   * @param memoryPerExecutor in MiB
   * @param executors at most
   */
  record Demand(
      int cores, Optional<Integer> coresPerExecutor, int memoryPerExecutor, int executors) {
    int unit() {
      return coresPerExecutor.orElse(1);
    }
  }

  /** One executor. */
  record Grant(String worker, int cores) {}

  static List<Grant> allocate(Demand demand, List<Room> rooms, boolean spreadOut) {
    List<Room> usable =
        rooms.stream()
            .filter(room -> room.cores() >= demand.unit())
            .filter(room -> room.memory() >= demand.memoryPerExecutor())
            .sorted(Comparator.comparingInt(Room::cores).reversed())
            .toList();
    Allocation allocation = new Allocation(demand, usable);
    if (spreadOut) {
      allocation.spread();
    } else {
      allocation.pack();
    }
    return allocation.grants();
  }

  private void spread() {
    boolean gave;
    do {
      gave = false;
      for (int at = 0; at < rooms.size(); at++) {
        gave |= give(at);
      }
    } while (gave);
  }

  private void pack() {
    for (int at = 0; at < rooms.size(); at++) {
      while (give(at)) {
        // Until it has no more.
      }
    }
  }

  private boolean give(int at) {
    if (coresLeft < unit || rooms.get(at).cores() - units[at] * unit < unit) {
      return false;
    }
    boolean anotherExecutor = demand.coresPerExecutor().isPresent() || units[at] == 0;
    if (anotherExecutor && !hasRoomForAnother(at)) {
      return false;
    }
    units[at]++;
    coresLeft -= unit;
    return true;
  }

  private boolean hasRoomForAnother(int at) {
    long memory = (executorsAt(at) + 1L) * demand.memoryPerExecutor();
    int executors = IntStream.range(0, units.length).map(this::executorsAt).sum();
    return memory <= rooms.get(at).memory() && executors < demand.executors();
  }

  private int executorsAt(int at) {
    return demand.coresPerExecutor().isPresent() ? units[at] : Math.min(1, units[at]);
  }

  private List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    for (int at = 0; at < units.length; at++) {
      int executors = executorsAt(at);
      for (int i = 0; i < executors; i++) {
        grants.add(new Grant(rooms.get(at).worker(), units[at] * unit / executors));
      }
    }
    return grants;
  }
}
