package org.minispark.cluster.simulation;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;

/** Chooses which messages of one run meet which faults. */
final class Faults {
  /** What the transport itself sends. */
  static final String CONNECT = "(connect)";

  static final String FETCH = "(fetch)";
  static final String BLOCK = "(block)";
  static final String UPLOAD = "(upload)";
  static final String STORED = "(stored)";
  static final String FAILURE = "(failure)";

  /** Not sent in simulations, since all tasks share one thread, class path and file system. */
  private static final Set<String> ABSENT =
      Set.of(
          "AwaitBarrier", "BarrierMessages", "ReadResource", "Resource", "ListFiles", "FileList");

  /** Met by faults too, but in so few runs that a hundred times of each would take too long. */
  private static final Set<String> SCARCE = Set.of("OutputMoved", "MoveNoted");

  /** Said when executors leave. */
  private static final Set<String> OF_LEAVING = Set.of("MoveOut", "MovedOut", "AskDecommission");

  /** Nothing claims that it may come twice, and TCP does not bring it twice. */
  private static final Set<String> ONCE =
      Set.of(CONNECT, "ExecutorReady", "Launch", "TasksReturned");

  /** All kinds of messages, in the order of the table. */
  static final List<String> KINDS = kinds();

  /** The pairs that all runs together meet often. */
  static final List<Pair> PAIRS = pairs();

  /** A run has few of these. */
  private static final Set<String> RARE =
      Set.of(
          UPLOAD,
          STORED,
          FAILURE,
          "KillTask",
          "TakeBack",
          "TasksReturned",
          "Stop",
          "FindPeers",
          "DropBlock",
          "DropRdd",
          "DropBroadcast",
          "DropShuffle",
          "HolderLost",
          "MoveOut",
          "MovedOut",
          "AskDecommission");

  private static final double FAVOURITE = 0.5;
  private static final double RARE_FAVOURITE = 0.9;
  private static final double ANY = 0.03;
  private static final int CALM_PERCENT = 3;
  private static final int MOST_OF_FAVOURITE = 4;
  private static final int MOST_HARMLESS = 12;
  private static final double UNREADABLE = 0.002;

  private final SplittableRandom random;
  private final FaultTable table;
  private final Pair favourite;
  private int budget;
  private int favourites;
  private int met;

  /** A fault that a kind of message meets. */
  record Pair(Fault fault, String kind) {
    /** Whether the protocol allows that it happens. */
    boolean isPossible() {
      return fault != Fault.DUPLICATED || !ONCE.contains(kind);
    }
  }

  Faults(long seed, FaultTable table) {
    this.random = new SplittableRandom(~seed);
    this.table = table;
    this.favourite = PAIRS.get((int) Math.floorMod(seed, (long) PAIRS.size()));
    boolean isCalm = random.nextInt(100) < CALM_PERCENT;
    this.budget = isCalm ? 0 : 1 + random.nextInt(5);
    this.favourites =
        isCalm ? 0 : isHarmless(favourite.fault()) ? MOST_HARMLESS : MOST_OF_FAVOURITE;
  }

  private static List<String> kinds() {
    var own = List.of(CONNECT, FETCH, BLOCK, UPLOAD, STORED, FAILURE).stream();
    var messages =
        MessageKinds.STANDARD.all().stream()
            .filter(kind -> kind.number() < FIRST_OF_OTHERS)
            .map(MessageKind::name)
            .filter(name -> !ABSENT.contains(name));
    return java.util.stream.Stream.concat(own, messages).toList();
  }

  /** From here on masters, workers and clients speak. */
  private static final int FIRST_OF_OTHERS = 100;

  private static List<Pair> pairs() {
    return KINDS.stream()
        .filter(kind -> !SCARCE.contains(kind))
        .flatMap(kind -> List.of(Fault.values()).stream().map(fault -> new Pair(fault, kind)))
        .filter(Pair::isPossible)
        .toList();
  }

  /** Whether this run looks for a kind of message among these most. */
  boolean seeks(String... kinds) {
    return List.of(kinds).contains(favourite.kind());
  }

  /** Whether this run looks for what is said when executors leave. */
  boolean seeksLeaving() {
    return OF_LEAVING.contains(favourite.kind());
  }

  /** How many messages have met a fault. */
  int met() {
    return met;
  }

  /** What a message meets; null for nothing. */
  Fault next(String kind) {
    Fault fault = choose(kind);
    if (fault != null) {
      met++;
      table.met(fault, kind);
    }
    return fault;
  }

  private Fault choose(String kind) {
    double dice = random.nextDouble();
    if (favourites > 0 && kind.equals(favourite.kind()) && dice < eagerness(kind)) {
      favourites--;
      return favourite.fault();
    }
    if (budget == 0 || dice < 1 - ANY || !KINDS.contains(kind)) {
      return null;
    }
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    if (!new Pair(fault, kind).isPossible()) {
      return null;
    }
    budget--;
    return fault;
  }

  private static double eagerness(String kind) {
    return RARE.contains(kind) ? RARE_FAVOURITE : FAVOURITE;
  }

  /** Whether a block that is asked for cannot be read from its disk. */
  boolean isUnreadable() {
    double chance = favourites > 0 && favourite.kind().equals(FAILURE) ? 0.7 : UNREADABLE;
    return budget + favourites > 0 && random.nextDouble() < chance;
  }

  private static boolean isHarmless(Fault fault) {
    return fault == Fault.OVERTAKEN || fault == Fault.DUPLICATED;
  }
}
