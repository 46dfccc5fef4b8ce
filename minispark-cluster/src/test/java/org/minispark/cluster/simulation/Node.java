package org.minispark.cluster.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A process: what happens to it waits while it is stalled, and is lost when it is dead. */
final class Node {
  private final String name;
  private final String host;
  private final List<Runnable> whenDead = new ArrayList<>();
  private final Deque<Simulation.Event> parked = new ArrayDeque<>();
  private State state = State.RUNNING;

  private enum State {
    RUNNING,
    STALLED,
    DEAD
  }

  Node(String name, String host) {
    this.name = name;
    this.host = host;
  }

  String host() {
    return host;
  }

  boolean isDead() {
    return state == State.DEAD;
  }

  boolean isStalled() {
    return state == State.STALLED;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  /** As {@code kill -STOP}. */
  void stall() {
    if (isRunning()) {
      state = State.STALLED;
    }
  }

  void park(Simulation.Event event) {
    parked.add(event);
  }

  /** As {@code kill -CONT}; what has happened meanwhile comes now. */
  List<Simulation.Event> comeBack() {
    if (!isStalled()) {
      return List.of();
    }
    state = State.RUNNING;
    List<Simulation.Event> late = List.copyOf(parked);
    parked.clear();
    return late;
  }

  /** The end of the process. */
  void die() {
    if (isDead()) {
      return;
    }
    state = State.DEAD;
    parked.clear();
    whenDead.forEach(Runnable::run);
  }

  void whenDead(Runnable listener) {
    whenDead.add(listener);
  }

  @Override
  public String toString() {
    return name;
  }
}
