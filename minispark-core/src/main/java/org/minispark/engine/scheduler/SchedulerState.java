package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that the DAG scheduler knows between two events: the jobs that run, the stages that they
 * need, the shuffles whose accumulators were counted. Belongs to the scheduler's mailbox.
 */
final class SchedulerState {
  private final MapOutputLedger ledger;
  private final AccumulatorRegistry registry;
  private final StageGraph graph = new StageGraph();
  private final TreeMap<Integer, Job> jobs = new TreeMap<>();
  private final TreeMap<Integer, Stage> stages = new TreeMap<>();
  private final Set<Stage> failedStages = new LinkedHashSet<>();
  private final Map<Integer, AccumulatorFold> shuffleAccumulators = new HashMap<>();

  SchedulerState(MapOutputLedger ledger, AccumulatorRegistry registry) {
    this.ledger = ledger;
    this.registry = registry;
  }

  StageGraph graph() {
    return graph;
  }

  Job job(int id) {
    return jobs.get(id);
  }

  /** The jobs that run, by id; a copy. */
  List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** A stage that some job needs, or null. */
  Stage stage(int id) {
    return stages.get(id);
  }

  Stage stage(StageNode node) {
    return stages.get(node.id());
  }

  /** The stage that writes a shuffle, if some job needs it, or null. */
  MapStage mapStage(int shuffleId) {
    StageNode node = graph.known(shuffleId);
    return node == null ? null : (MapStage) stages.get(node.id());
  }

  Collection<Stage> stages() {
    return stages.values();
  }

  /** Stages hit by a failed fetch whose next attempt is due. */
  Set<Stage> failedStages() {
    return failedStages;
  }

  /** Makes the stages of a new job; returns all that it needs, by id. */
  List<Stage> begin(Job job) {
    StageNode last = graph.build(job.rdd());
    List<Stage> needed = new ArrayList<>();
    for (StageNode node : StageGraph.withAncestors(last)) {
      Stage stage = stages.computeIfAbsent(node.id(), id -> newStage(node, job));
      stage.jobs().put(job.id(), job);
      needed.add(stage);
    }
    jobs.put(job.id(), job);
    job.startsWith(stages.get(last.id()));
    return needed;
  }

  /** Ends a job; returns the stages that no other job needs, which are forgotten. */
  List<Stage> end(Job job) {
    jobs.remove(job.id());
    List<Stage> unneeded = new ArrayList<>();
    for (Stage stage : stages.values()) {
      if (stage.jobs().remove(job.id()) != null && stage.jobs().isEmpty()) {
        unneeded.add(stage);
      }
    }
    for (Stage stage : unneeded) {
      forget(stage);
    }
    return unneeded;
  }

  /** Whether all jobs have ended and left nothing behind. */
  boolean isEmpty() {
    return jobs.isEmpty()
        && stages.isEmpty()
        && failedStages.isEmpty()
        && graph.mapStages().isEmpty();
  }

  /** The program has dropped a shuffle: no stage will write it again. */
  void shuffleDropped(int shuffleId) {
    shuffleAccumulators.remove(shuffleId);
  }

  private void forget(Stage stage) {
    stages.remove(stage.id());
    failedStages.remove(stage);
    graph.forget(stage.node());
    if (stage instanceof MapStage map && map.accumulators().isUnused()) {
      shuffleAccumulators.remove(map.shuffleId());
    }
  }

  /** A shuffle's accumulators are counted once in its life, whatever stages rewrite it. */
  private Stage newStage(StageNode node, Job job) {
    if (!node.isMapStage()) {
      return new ResultStage(node, job, new AccumulatorFold(registry));
    }
    int shuffleId = node.shuffle().shuffleId();
    ledger.registerShuffle(
        shuffleId, node.rdd().partitions().length, node.shuffle().handle().numPartitions());
    return new MapStage(
        node,
        ledger,
        shuffleAccumulators.computeIfAbsent(shuffleId, id -> new AccumulatorFold(registry)));
  }
}
