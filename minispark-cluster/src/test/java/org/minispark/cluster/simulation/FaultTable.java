package org.minispark.cluster.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How often each kind of message has met each fault, in all runs. Thread-safe. */
final class FaultTable {
  private static final int FAULTS = Fault.values().length;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(Faults.KINDS.size() * FAULTS);

  void met(Fault fault, String kind) {
    counts.incrementAndGet(place(fault, kind));
  }

  int count(Faults.Pair pair) {
    return counts.get(place(pair.fault(), pair.kind()));
  }

  private static int place(Fault fault, String kind) {
    return Faults.KINDS.indexOf(kind) * FAULTS + fault.ordinal();
  }

  /** The pair that was met least. */
  Faults.Pair rarest() {
    return Faults.PAIRS.stream()
        .min((left, right) -> Integer.compare(count(left), count(right)))
        .orElseThrow();
  }

  /** A line for each kind of message. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(String.format("%-18s", "message"));
    for (Fault fault : Fault.values()) {
      head.append(String.format("%11s", fault.name().toLowerCase(java.util.Locale.ROOT)));
    }
    lines.add(head.toString());
    for (String kind : Faults.KINDS) {
      StringBuilder line = new StringBuilder(String.format("%-18s", kind));
      for (Fault fault : Fault.values()) {
        Faults.Pair pair = new Faults.Pair(fault, kind);
        line.append(String.format("%11s", pair.isPossible() ? count(pair) : "-"));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
