package org.minispark.rdd;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.serializer.Captured;
import org.minispark.storage.StorageLevel;

/**
 * A resilient distributed dataset: an immutable, partitioned collection that knows how to compute
 * each partition again. Five properties say all of it (Zaharia et al., "Resilient Distributed
 * Datasets", NSDI 2012):
 *
 * <ol>
 *   <li>its partitions ({@link #getPartitions});
 *   <li>how to compute one of them ({@link #compute});
 *   <li>the RDDs it comes from ({@link #dependencies});
 *   <li>optionally, how its keys are partitioned ({@link #partitioner});
 *   <li>optionally, where each partition is best computed ({@link #getPreferredLocations}).
 * </ol>
 *
 * @param <T> the records
 */
public abstract class RDD<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int id;
  private final transient JobRunner jobs;
  private final transient CallSite callSite;
  private final List<Dependency<?>> dependencies;
  private final StorageLevel storageLevel = StorageLevel.NONE();
  private transient Partition[] partitions;

  protected RDD(JobRunner jobs, List<Dependency<?>> dependencies) {
    this.jobs = jobs;
    this.id = jobs.newRddId();
    this.callSite = jobs.callSite();
    this.dependencies = List.copyOf(dependencies);
  }

  /** Computes one partition. Called in a task; may be called again at any time. */
  public abstract Iterator<T> compute(Partition split, TaskContext context);

  /** The partitions, by index; called once. */
  protected abstract Partition[] getPartitions();

  /** Hosts (or {@code executor_host_id}) where the partition is best computed. */
  protected List<String> getPreferredLocations(Partition split) {
    return List.of();
  }

  /** How keys are placed, or null. */
  public Partitioner partitioner() {
    return null;
  }

  /** Hands over every user function that {@link #compute} of this node may call. */
  protected void closures(Consumer<Captured<?>> visitor) {}

  /** {@link #closures} for the scheduler, which serializes a stage's functions together. */
  public final void visitClosures(Consumer<Captured<?>> visitor) {
    closures(visitor);
  }

  /** The partitions, by index. */
  public final Partition[] partitions() {
    if (partitions == null) {
      partitions = getPartitions();
    }
    return partitions;
  }

  /** The RDDs this one comes from: the checkpoint once there is one. */
  public final List<Dependency<?>> dependencies() {
    return dependencies;
  }

  /** Where the partition is best computed: at its checkpoint if there is one. */
  public final List<String> preferredLocations(Partition split) {
    return getPreferredLocations(split);
  }

  /** The records of a partition: cached, from the checkpoint, or computed. */
  public final Iterator<T> iterator(Partition split, TaskContext context) {
    return compute(split, context);
  }

  public final int id() {
    return id;
  }

  /** The context's side of this RDD; null in a task. */
  public final JobRunner jobs() {
    return jobs;
  }

  /** The user's line that made this RDD. */
  public final CallSite callSite() {
    return callSite;
  }

  public final StorageLevel getStorageLevel() {
    return storageLevel;
  }
}
