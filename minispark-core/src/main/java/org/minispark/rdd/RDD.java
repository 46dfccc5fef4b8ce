package org.minispark.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.minispark.HashPartitioner;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.FlatMapFunction2;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.api.java.function.VoidFunction;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.Compression;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.hadoop.io.compress.CompressionCodec;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.resource.ResourceProfile;
import org.minispark.storage.StorageLevel;

/**
 * A resilient distributed dataset: an immutable, partitioned collection that knows how to compute
 * each partition again. Five properties say all of it (Zaharia et al., "Resilient Distributed
 * Datasets", NSDI 2012):
 *
 * <ol>
 *   <li>its partitions ({@link #getPartitions});
 *   <li>how to compute one of them ({@link #compute});
 *   <li>the RDDs it comes from ({@link #getDependencies});
 *   <li>optionally, how its keys are partitioned ({@link #partitioner});
 *   <li>optionally, where each partition is best computed ({@link #getPreferredLocations}).
 * </ol>
 *
 * A class that answers these is a kind of node. The rest of this class is what all nodes share: how
 * the answers are remembered, replaced by a checkpoint or a cached block, and last the operators,
 * each of which makes new nodes or runs a job. Operators of keyed, ordered and numeric records are
 * in {@link PairRDDFunctions}, {@link OrderedRDDFunctions} and {@link DoubleRDDFunctions}.
 *
 * <p>All tasks of a process share the nodes; only the user's functions are copied for each task
 * ({@link #taskCopy}).
 *
 * @param <T> the records
 */
public abstract class RDD<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int id;
  private final transient JobRunner jobs;
  private final transient CallSite callSite;
  private final Lineage<T> lineage;
  private transient volatile Checkpoint<T> checkpoint;
  private volatile StorageLevel storageLevel = StorageLevel.NONE();
  private volatile String name;

  /**
   * @param parents the RDDs of which a partition reads known partitions; no parents behind a
   *     shuffle
   */
  protected RDD(JobRunner jobs, List<? extends RDD<?>> parents) {
    this.jobs = jobs;
    this.id = jobs.newRddId();
    this.callSite = jobs.callSite();
    this.lineage = new Lineage<>(this, parents);
  }

  /** A node each of whose partitions reads the parent's partition of the same index. */
  protected RDD(RDD<?> parent) {
    this(parent.requireJobs(), List.of(parent));
  }

  // ---- The five properties -------------------------------------------------------------------

  /** The partitions, by index. Called once, on the driver, when somebody first wants to know. */
  protected abstract Partition[] getPartitions();

  /**
   * Computes one partition. Called in a task; may be called again at any time. Asks for its parents
   * before it returns, not from within the iterator.
   */
  public abstract Iterator<T> compute(Partition split, TaskContext context);

  /** How the partitions come out of the parents'. Called once, on the driver. */
  protected List<Dependency<?>> getDependencies() {
    return lineage.oneToOne();
  }

  /** How keys are placed, or null. */
  public Partitioner partitioner() {
    return null;
  }

  /**
   * Hosts (or {@code executor_host_id}) where the partition is best computed, if this node itself
   * knows: who asks goes on to the narrow parents, so a node that only follows its parent is
   * silent.
   */
  protected List<String> getPreferredLocations(Partition split) {
    return List.of();
  }

  // ---- What a node tells of itself and its functions -----------------------------------------

  /** Hands over every user function that {@link #compute} of this node may call. */
  protected void closures(Consumer<Captured<?>> visitor) {}

  /** {@link #closures} for the scheduler, which serializes a stage's functions together. */
  public final void visitClosures(Consumer<Captured<?>> visitor) {
    closures(visitor);
  }

  /** The task's own copy of a function of this node. */
  protected static <F> F taskCopy(Captured<F> function, TaskContext context) {
    return EngineTaskContext.of(context).closures().get(function);
  }

  /** The parent, of a node that has one. */
  protected final <P> RDD<P> firstParent() {
    return lineage.parent(0);
  }

  /** One of the parents that the constructor was given. */
  protected final <P> RDD<P> parent(int index) {
    return lineage.parent(index);
  }

  /** Whether the tasks of this node's stage must all run at the same time. */
  public boolean startsBarrier() {
    return false;
  }

  /** Lets go of parents that a subclass holds itself, once a checkpoint stands for them. */
  protected void clearDependencies() {}

  // ---- The properties as others see them: remembered, or the checkpoint's --------------------

  /** The partitions, by index. */
  public final Partition[] partitions() {
    requireJobs();
    return lineage.partitions();
  }

  public final int getNumPartitions() {
    return partitions().length;
  }

  /** The RDDs this one comes from: the checkpoint once there is one. */
  public final List<Dependency<?>> dependencies() {
    return lineage.dependencies();
  }

  /** Where the partition is best computed: at its checkpoint if there is one. */
  public final List<String> preferredLocations(Partition split) {
    RDD<T> written = lineage.checkpoint();
    return written == null ? getPreferredLocations(split) : written.getPreferredLocations(split);
  }

  /** The records of a partition: cached, from the checkpoint, or computed. */
  public final Iterator<T> iterator(Partition split, TaskContext context) {
    StorageLevel level = storageLevel;
    if (!level.isValid()) {
      return computeOrReadCheckpoint(split, context);
    }
    return EngineTaskContext.of(context)
        .services()
        .blocks()
        .getOrElseUpdate(
            new RDDBlockId(id, split.index()),
            level,
            context,
            () -> computeOrReadCheckpoint(split, context));
  }

  private Iterator<T> computeOrReadCheckpoint(Partition split, TaskContext context) {
    RDD<T> written = lineage.checkpoint();
    if (written != null) {
      return written.iterator(split, context);
    }
    try {
      return compute(split, context);
    } catch (LineageCutException cutMeanwhile) {
      return lineage.checkpoint().iterator(split, context);
    }
  }

  Lineage<T> lineage() {
    return lineage;
  }

  // ---- Identity -------------------------------------------------------------------------------

  public final int id() {
    return id;
  }

  /** The name the program gave it, or null. */
  public final String name() {
    return name;
  }

  public final RDD<T> setName(String newName) {
    name = newName;
    return this;
  }

  /** The context's side of this RDD; null in a task. */
  public final JobRunner jobs() {
    return jobs;
  }

  /** The context's side, for an operator: fails in a task, where there is none. */
  public final JobRunner requireJobs() {
    if (jobs == null) {
      throw Unchecked.rethrow(NestedUse.explain(this));
    }
    return jobs;
  }

  /** The user's line that made this RDD. */
  public final CallSite callSite() {
    return callSite;
  }

  /** The same for programs: the one place where lineage knows of the faces on top of it. */
  public final JavaRDD<T> toJavaRDD() {
    return JavaRDD.fromRDD(this);
  }

  @Override
  public String toString() {
    String label = name == null ? "" : name + " ";
    String line = callSite == null ? "" : " at " + callSite.shortForm(); // none in a task
    return label + getClass().getSimpleName() + "[" + id + "]" + line;
  }

  /** The lineage as text, one node a line, indented at each shuffle. */
  public final String toDebugString() {
    return new DebugString(this).toString();
  }

  // ---- Persistence and checkpoints ------------------------------------------------------------

  public final StorageLevel getStorageLevel() {
    return storageLevel;
  }

  /**
   * Keeps the partitions where they are computed, from the next job on.
   *
   * @throws SparkUnsupportedOperationException if it is persisted at another level
   */
  public final RDD<T> persist(StorageLevel level) {
    if (level == null) {
      throw new IllegalArgumentException("requirement failed: StorageLevel is null or invalid");
    }
    if (checkpoint instanceof LocalCheckpoint) {
      return keepAt(LocalCheckpoint.withDisk(level));
    }
    if (storageLevel.isValid() && !level.equals(storageLevel)) {
      throw new SparkUnsupportedOperationException(
          "Cannot change storage level of an RDD after it was already assigned a level");
    }
    return keepAt(level);
  }

  private RDD<T> keepAt(StorageLevel level) {
    boolean isNew = !storageLevel.isValid();
    storageLevel = level;
    if (isNew) {
      requireJobs().persisted(this);
    }
    return this;
  }

  public final RDD<T> cache() {
    return persist(StorageLevel.MEMORY_ONLY());
  }

  /** Drops the blocks; {@code blocking} waits until they are gone. */
  public final RDD<T> unpersist(boolean blocking) {
    requireJobs().unpersist(this, blocking);
    storageLevel = StorageLevel.NONE();
    return this;
  }

  /**
   * Writes the records to the checkpoint directory after the next job, and forgets the lineage.
   * Only before the first job on this RDD; the job computes twice unless the RDD is persisted.
   *
   * <p>Fails with a SparkException if there is no checkpoint directory.
   */
  public void checkpoint() {
    if (checkpoint == null) {
      checkpoint = ReliableCheckpoint.of(this);
    }
  }

  /** Forgets the lineage after the next job, trusting that the cached blocks will stay. */
  public RDD<T> localCheckpoint() {
    keepAt(LocalCheckpoint.levelFor(storageLevel));
    checkpoint = new LocalCheckpoint<>(this);
    return this;
  }

  public final boolean isCheckpointed() {
    return lineage.checkpoint() != null;
  }

  /** The directory of a reliable checkpoint that has been written. */
  public Optional<String> getCheckpointFile() {
    return lineage.checkpoint() instanceof ReliableCheckpointRDD<?> written
        ? Optional.of(written.directory())
        : Optional.empty();
  }

  Checkpoint<T> requestedCheckpoint() {
    return checkpoint;
  }

  // ---- Narrow transformations: each is a function over the iterator of a partition -----------

  public final <U> RDD<U> map(Function<T, U> function) {
    Function<T, U> f = clean(function);
    return new MapPartitionsRDD<>(this, (context, index, records) -> Iterators.map(records, f));
  }

  public final RDD<T> filter(Function<T, Boolean> predicate) {
    Function<T, Boolean> f = clean(predicate);
    return new MapPartitionsRDD<>(
        this, (context, index, records) -> Iterators.filter(records, f), Keys.KEPT);
  }

  public final <U> RDD<U> flatMap(FlatMapFunction<T, U> function) {
    FlatMapFunction<T, U> f = clean(function);
    return new MapPartitionsRDD<>(this, (context, index, records) -> Iterators.flatMap(records, f));
  }

  public final <U> RDD<U> mapPartitions(FlatMapFunction<Iterator<T>, U> function) {
    return mapPartitions(function, Keys.CHANGED);
  }

  final <U> RDD<U> mapPartitions(FlatMapFunction<Iterator<T>, U> function, Keys keys) {
    FlatMapFunction<Iterator<T>, U> f = clean(function);
    return new MapPartitionsRDD<>(this, (context, index, records) -> f.call(records), keys);
  }

  public final <U> RDD<U> mapPartitions(
      FlatMapFunction<Iterator<T>, U> function, boolean preservesPartitioning) {
    return mapPartitions(function, Keys.keptIf(preservesPartitioning));
  }

  /** The next step's stage runs all its tasks at the same time, or none. */
  public final RDDBarrier<T> barrier() {
    return new RDDBarrier<>(this);
  }

  public final <U> RDD<U> mapPartitionsWithIndex(
      Function2<Integer, Iterator<T>, Iterator<U>> function, boolean preservesPartitioning) {
    Function2<Integer, Iterator<T>, Iterator<U>> f = clean(function);
    return new MapPartitionsRDD<>(
        this,
        (context, index, records) -> f.call(index, records),
        Keys.keptIf(preservesPartitioning));
  }

  /** Refused with a SparkException: no master here grants resources by profile. */
  public final RDD<T> withResources(ResourceProfile profile) {
    throw ResourceProfiles.refuse(profile);
  }

  /** The profile of its stage: null, which stands for what the configuration says. */
  public final ResourceProfile getResourceProfile() {
    return null;
  }

  /** The records of each partition as one list. */
  public final RDD<List<T>> glom() {
    return new MapPartitionsRDD<>(
        this,
        (context, index, records) -> Iterators.singleton(new ArrayList<>(Gathered.of(records))));
  }

  /** The lines that a program prints which gets the records as lines, a process a partition. */
  public final RDD<String> pipe(PipedCommand command) {
    return new PipedRDD<>(this, command);
  }

  public final <K> RDD<Tuple2<K, T>> keyBy(Function<T, K> function) {
    Function<T, K> f = clean(function);
    return map(record -> new Tuple2<>(f.call(record), record));
  }

  public final RDD<T> union(RDD<T> other) {
    return union(requireJobs(), List.of(this, other));
  }

  /** All records of all RDDs; they stay where they are if all are partitioned alike. */
  public static <T> RDD<T> union(JobRunner jobs, List<RDD<T>> members) {
    return UnionRDD.of(jobs, members);
  }

  public final <U> RDD<Tuple2<T, U>> cartesian(RDD<U> other) {
    return new CartesianRDD<>(this, other);
  }

  /**
   * Pairs the records at the same places.
   *
   * <p>Fails with IllegalArgumentException, when first used, if the numbers of partitions differ;
   * the job fails if those of records do.
   */
  public final <U> RDD<Tuple2<T, U>> zip(RDD<U> other) {
    return new ZippedPartitionsRDD2<>(this, other, ZippedPartitionsRDD2::pair);
  }

  public final <U, V> RDD<V> zipPartitions(
      RDD<U> other, FlatMapFunction2<Iterator<T>, Iterator<U>, V> function) {
    return new ZippedPartitionsRDD2<>(this, other, clean(function));
  }

  /** Numbers the records in their order; runs a job to count if there are several partitions. */
  public final RDD<Tuple2<T, Long>> zipWithIndex() {
    return new ZippedWithIndexRDD<>(this);
  }

  /** Gives each record a number of its own without running a job. */
  public final RDD<Tuple2<T, Long>> zipWithUniqueId() {
    long stride = partitions().length;
    return new MapPartitionsRDD<>(
        this, (context, index, records) -> Numbering.pair(records, index, stride));
  }

  // ---- Sampling -------------------------------------------------------------------------------

  public final RDD<T> sample(boolean withReplacement, double fraction, long seed) {
    return new Sampling<>(this).sample(withReplacement, fraction, seed);
  }

  /** Disjoint parts, in proportion to the weights. */
  public final List<RDD<T>> randomSplit(double[] weights, long seed) {
    return new Sampling<>(this).randomSplit(weights, seed);
  }

  public final List<T> takeSample(boolean withReplacement, int num, long seed) {
    return new Sampling<>(this).takeSample(withReplacement, num, seed);
  }

  // ---- Transformations that move records ------------------------------------------------------

  /** Fewer partitions, by reading several of them as one. */
  public final RDD<T> coalesce(int numPartitions) {
    return new Redistribution<>(this).coalesce(numPartitions);
  }

  /** The same records, spread evenly by a shuffle. */
  public final RDD<T> repartition(int numPartitions) {
    return new Redistribution<>(this).repartition(numPartitions);
  }

  public final RDD<T> distinct() {
    return distinct(partitions().length);
  }

  public final RDD<T> distinct(int numPartitions) {
    return new SetOperations<>(this).distinct(numPartitions);
  }

  /** The records of this that are not in the other, repeated ones included. */
  public final RDD<T> subtract(RDD<T> other) {
    return subtract(other, partitionerOr(partitions().length));
  }

  public final RDD<T> subtract(RDD<T> other, Partitioner partitioner) {
    return new SetOperations<>(this).subtract(other, partitioner);
  }

  /** The records that are in both, each once. */
  public final RDD<T> intersection(RDD<T> other) {
    return new SetOperations<>(this).intersection(other);
  }

  public final <K> RDD<Tuple2<K, Iterable<T>>> groupBy(Function<T, K> function) {
    return groupBy(function, Placement.defaultPartitioner(this));
  }

  public final <K> RDD<Tuple2<K, Iterable<T>>> groupBy(
      Function<T, K> function, Partitioner partitioner) {
    return new PairRDDFunctions<>(keyBy(function)).groupByKey(partitioner);
  }

  /** All records in the order of the keys that the function makes of them. */
  public final <K> RDD<T> sortBy(
      Function<T, K> function, Comparator<? super K> order, boolean ascending, int numPartitions) {
    RDD<Tuple2<K, T>> keyed = keyBy(function);
    RDD<Tuple2<K, T>> sorted =
        new OrderedRDDFunctions<>(keyed, order).sortByKey(ascending, numPartitions);
    return new PairRDDFunctions<>(sorted).values();
  }

  final Partitioner partitionerOr(int numPartitions) {
    Partitioner known = partitioner();
    return known == null ? new HashPartitioner(numPartitions) : known;
  }

  // ---- Actions: each runs a job, and merges the partitions' results in their order ------------

  /** Runs a function over the given partitions; the results come in the order of these. */
  public final <U> List<U> runJob(JobFunction<T, U> function, int[] partitions) {
    NestedUse.refuseInTask(this);
    List<U> results = requireJobs().runJob(this, function, partitions);
    Checkpoint.writeRequested(this);
    return results;
  }

  /** Runs a function over all partitions. */
  public final <U> List<U> runJob(JobFunction<T, U> function) {
    return runJob(function, Actions.range(0, partitions().length));
  }

  public final List<T> collect() {
    return new Actions<>(this).collect();
  }

  /** The records of some partitions, a list for each. */
  public final List<List<T>> collectPartitions(int[] partitions) {
    return runJob((context, records) -> Gathered.of(records), partitions);
  }

  public final long count() {
    return new Actions<>(this).count();
  }

  public final T first() {
    return new Actions<>(this).first();
  }

  /** The first records; reads a few partitions first, then more as far as it must. */
  public final List<T> take(int num) {
    return new Actions<>(this).take(num);
  }

  public final boolean isEmpty() {
    return partitions().length == 0 || take(1).isEmpty();
  }

  /** Reads one partition at a time, each by a job of its own. */
  public final Iterator<T> toLocalIterator() {
    return new LocalIterator<>(this, LocalIterator.Fetch.ON_DEMAND);
  }

  /**
   * The same.
   *
   * @param prefetchPartitions whether the next partition is read while the program uses the one
   *     before, so that two of them must fit into memory
   */
  public final Iterator<T> toLocalIterator(boolean prefetchPartitions) {
    return prefetchPartitions
        ? new LocalIterator<>(this, LocalIterator.Fetch.AHEAD)
        : toLocalIterator();
  }

  public final void foreach(VoidFunction<T> function) {
    new Actions<>(this).foreach(clean(function));
  }

  public final void foreachPartition(VoidFunction<Iterator<T>> function) {
    new Actions<>(this).foreachPartition(clean(function));
  }

  /** The smallest records, ascending. */
  public final List<T> takeOrdered(int num, Comparator<? super T> order) {
    return new SmallestRecords<>(this).takeOrdered(num, order);
  }

  /** The largest records, descending. */
  public final List<T> top(int num, Comparator<? super T> order) {
    return takeOrdered(num, order.reversed());
  }

  public final T min(Comparator<? super T> order) {
    return reduce((a, b) -> order.compare(a, b) <= 0 ? a : b);
  }

  public final T max(Comparator<? super T> order) {
    return reduce((a, b) -> order.compare(a, b) >= 0 ? a : b);
  }

  public final T reduce(Function2<T, T, T> function) {
    return new Reductions<>(this).reduce(clean(function));
  }

  /**
   * Like {@link #reduce}, starting from {@code zero} in each partition and once more at the end.
   */
  public final T fold(T zero, Function2<T, T, T> function) {
    Function2<T, T, T> f = clean(function);
    return new Reductions<>(this).aggregate(zero, f, f);
  }

  /**
   * Adds records to a copy of {@code zero} in each partition, then combines these at the driver.
   */
  public final <U> U aggregate(U zero, Function2<U, T, U> add, Function2<U, U, U> combine) {
    return new Reductions<>(this).aggregate(zero, clean(add), clean(combine));
  }

  /** {@link #aggregate} with intermediate merging in tasks, so that the driver has less to do. */
  public final <U> U treeAggregate(
      U zero, Function2<U, T, U> add, Function2<U, U, U> combine, int depth) {
    return treeAggregate(zero, add, combine, depth, false);
  }

  /**
   * The same.
   *
   * @param finalAggregateOnExecutor whether a task does the last merging too, so that the driver
   *     gets a single value
   */
  public final <U> U treeAggregate(
      U zero,
      Function2<U, T, U> add,
      Function2<U, U, U> combine,
      int depth,
      boolean finalAggregateOnExecutor) {
    return new Reductions<>(this)
        .treeAggregate(
            zero,
            clean(add),
            clean(combine),
            depth,
            Reductions.FinalMerge.onExecutorIf(finalAggregateOnExecutor));
  }

  /** {@link #reduce} with intermediate merging in tasks. */
  public final T treeReduce(Function2<T, T, T> function, int depth) {
    return new Reductions<>(this).treeReduce(clean(function), depth);
  }

  /** How often each record occurs. */
  public final Map<T, Long> countByValue() {
    return new PairRDDFunctions<>(map(record -> new Tuple2<>(record, null))).countByKey();
  }

  /**
   * How many records there are, as far as is known after a while.
   *
   * @param confidence the probability that the bounds hold, from 0 to 1
   */
  public final PartialResult<BoundedDouble> countApprox(long timeoutMillis, double confidence) {
    return new ApproximateActions<>(this).count(timeoutMillis, confidence);
  }

  /** How often each record occurs, as far as is known after a while. */
  public final PartialResult<Map<T, BoundedDouble>> countByValueApprox(
      long timeoutMillis, double confidence) {
    return new ApproximateActions<>(this).countByValue(timeoutMillis, confidence);
  }

  /** About how many different records there are, within {@code relativeSd} of the truth. */
  public final long countApproxDistinct(double relativeSd) {
    return new ApproximateActions<>(this).countDistinct(relativeSd);
  }

  // ---- Actions that do not wait ----------------------------------------------------------------

  public final AsyncAction<Long> countAsync() {
    return new AsyncActions<>(this).count();
  }

  public final AsyncAction<List<T>> collectAsync() {
    return new AsyncActions<>(this).collect();
  }

  /** {@link #take} without waiting. */
  public final AsyncAction<List<T>> takeAsync(int num) {
    return AsyncTake.of(this, num);
  }

  public final AsyncAction<Void> foreachAsync(VoidFunction<T> function) {
    return new AsyncActions<>(this).foreach(clean(function));
  }

  public final AsyncAction<Void> foreachPartitionAsync(VoidFunction<Iterator<T>> function) {
    return new AsyncActions<>(this).foreachPartition(clean(function));
  }

  // ---- Files -----------------------------------------------------------------------------------

  /** Writes each record's text and a line feed into a file for each partition. */
  public final void saveAsTextFile(String path) {
    new TextOutput<>(this).save(path, OutputSettings.of(requireJobs().conf()).compression());
  }

  /** {@link #saveAsTextFile(String)} into files that the codec packs; null packs nothing. */
  public final void saveAsTextFile(String path, Class<? extends CompressionCodec> codec) {
    new TextOutput<>(this).save(path, Compression.of(codec));
  }

  /** Writes the records in Java's serialization, as {@link HadoopRDD#objectFile} reads them. */
  public final void saveAsObjectFile(String path) {
    new ObjectOutput<>(this).save(path);
  }

  /** Checks that a function of the user's can travel. */
  final <F> F clean(F function) {
    return requireJobs().clean(function);
  }
}
