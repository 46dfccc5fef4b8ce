package org.minispark.cluster.driver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The executors that are registered, by id. Thread-safe. */
final class ExecutorSessions {
  private final Map<String, ExecutorSession> byId = new ConcurrentHashMap<>();

  /** False if there is one of that id already. */
  boolean add(ExecutorSession session) {
    return byId.putIfAbsent(session.id(), session) == null;
  }

  /** The executor of that id, or null. */
  ExecutorSession get(String id) {
    return byId.get(id);
  }

  /** Takes it out; false if it was not there. */
  boolean remove(ExecutorSession session) {
    return byId.remove(session.id(), session);
  }

  boolean has(ExecutorSession session) {
    return byId.get(session.id()) == session;
  }

  Collection<ExecutorSession> all() {
    return List.copyOf(byId.values());
  }
}
