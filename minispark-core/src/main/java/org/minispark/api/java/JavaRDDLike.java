package org.minispark.api.java;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.minispark.HashPartitioner;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.SparkContext;
import org.minispark.TaskContext;
import org.minispark.api.java.function.DoubleFlatMapFunction;
import org.minispark.api.java.function.DoubleFunction;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.FlatMapFunction2;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.api.java.function.PairFlatMapFunction;
import org.minispark.api.java.function.PairFunction;
import org.minispark.api.java.function.VoidFunction;
import org.minispark.hadoop.io.compress.CompressionCodec;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.rdd.PipedCommand;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;

/**
 * What RDDs of records, of pairs and of numbers have in common: a distributed, immutable collection
 * in partitions.
 *
 * <p>A method that returns an RDD is a transformation: it notes what is to be done and computes
 * nothing. The others are actions: they run a job, which computes every partition that it needs
 * (again, unless it is cached), and wait. Functions and what they capture must be {@code
 * Serializable}; each task works on its own copy of them. Collections that an action returns cannot
 * be changed.
 *
 * @param <T> the records
 * @param <This> the implementing class
 */
public interface JavaRDDLike<T, This extends JavaRDDLike<T, This>> extends Serializable {

  /** The same kind of RDD around other lineage. */
  This wrapRDD(RDD<T> rdd);

  /** The lineage behind this. */
  RDD<T> rdd();

  // ---- What it is ------------------------------------------------------------------------------

  /** Its partitions, by index. */
  default List<Partition> partitions() {
    return Collections.unmodifiableList(Arrays.asList(rdd().partitions()));
  }

  /** How many partitions it has. */
  default int getNumPartitions() {
    return rdd().getNumPartitions();
  }

  /** How keys are placed, if they are placed by a rule. */
  default Optional<Partitioner> partitioner() {
    return Optional.ofNullable(rdd().partitioner());
  }

  /** The context that made it. */
  default SparkContext context() {
    return SparkContext.of(rdd());
  }

  /** Unique in its context. */
  default int id() {
    return rdd().id();
  }

  /** The name that the program gave it, or null. */
  default String name() {
    return rdd().name();
  }

  /** Where its partitions are kept; {@code NONE} if it is not persisted. */
  default StorageLevel getStorageLevel() {
    return rdd().getStorageLevel();
  }

  /** Its lineage as text: one node a line, further right behind each shuffle. */
  default String toDebugString() {
    return rdd().toDebugString();
  }

  /** Reads one partition inside of a running task; for RDDs of one's own, not for programs. */
  default Iterator<T> iterator(Partition split, TaskContext taskContext) {
    return rdd().iterator(split, taskContext);
  }

  // ---- Transformations without a shuffle -------------------------------------------------------

  /** One new record for each. */
  default <R> JavaRDD<R> map(Function<T, R> f) {
    return JavaRDD.fromRDD(rdd().map(f));
  }

  /** One pair for each record. */
  default <K2, V2> JavaPairRDD<K2, V2> mapToPair(PairFunction<T, K2, V2> f) {
    return JavaPairRDD.fromRDD(rdd().map(f::call));
  }

  /** One number for each record. */
  default <R> JavaDoubleRDD mapToDouble(DoubleFunction<T> f) {
    return JavaDoubleRDD.of(rdd().map(f::call));
  }

  /** Any number of new records for each. */
  default <U> JavaRDD<U> flatMap(FlatMapFunction<T, U> f) {
    return JavaRDD.fromRDD(rdd().flatMap(f));
  }

  /** Any number of pairs for each record. */
  default <K2, V2> JavaPairRDD<K2, V2> flatMapToPair(PairFlatMapFunction<T, K2, V2> f) {
    return JavaPairRDD.fromRDD(rdd().flatMap(f::call));
  }

  /** Any number of numbers for each record. */
  default JavaDoubleRDD flatMapToDouble(DoubleFlatMapFunction<T> f) {
    return JavaDoubleRDD.unboxed(rdd().flatMap(f::call));
  }

  /**
   * New records from all records of a partition, as one iterator in and one out: for work that
   * should be done once for many records, such as opening a connection.
   */
  default <U> JavaRDD<U> mapPartitions(FlatMapFunction<Iterator<T>, U> f) {
    return JavaRDD.fromRDD(rdd().mapPartitions(f));
  }

  /**
   * Like {@link #mapPartitions(FlatMapFunction)}.
   *
   * @param preservesPartitioning promises that keys stay what they were, so that a later operation
   *     by key need not move them
   */
  default <U> JavaRDD<U> mapPartitions(
      FlatMapFunction<Iterator<T>, U> f, boolean preservesPartitioning) {
    return JavaRDD.fromRDD(rdd().mapPartitions(f, preservesPartitioning));
  }

  /**
   * Like {@link #mapPartitions(FlatMapFunction, boolean)}, with the partition's index beside its
   * records.
   */
  default <R> JavaRDD<R> mapPartitionsWithIndex(
      Function2<Integer, Iterator<T>, Iterator<R>> f, boolean preservesPartitioning) {
    return JavaRDD.fromRDD(rdd().mapPartitionsWithIndex(f, preservesPartitioning));
  }

  /** {@link #mapPartitions(FlatMapFunction)} to numbers. */
  default JavaDoubleRDD mapPartitionsToDouble(DoubleFlatMapFunction<Iterator<T>> f) {
    return JavaDoubleRDD.unboxed(rdd().mapPartitions(f::call));
  }

  /** {@link #mapPartitions(FlatMapFunction, boolean)} to numbers. */
  default JavaDoubleRDD mapPartitionsToDouble(
      DoubleFlatMapFunction<Iterator<T>> f, boolean preservesPartitioning) {
    return JavaDoubleRDD.unboxed(rdd().mapPartitions(f::call, preservesPartitioning));
  }

  /** {@link #mapPartitions(FlatMapFunction)} to pairs. */
  default <K2, V2> JavaPairRDD<K2, V2> mapPartitionsToPair(
      PairFlatMapFunction<Iterator<T>, K2, V2> f) {
    return JavaPairRDD.fromRDD(rdd().mapPartitions(f::call));
  }

  /** {@link #mapPartitions(FlatMapFunction, boolean)} to pairs. */
  default <K2, V2> JavaPairRDD<K2, V2> mapPartitionsToPair(
      PairFlatMapFunction<Iterator<T>, K2, V2> f, boolean preservesPartitioning) {
    return JavaPairRDD.fromRDD(rdd().mapPartitions(f::call, preservesPartitioning));
  }

  /** Each record behind a key that is made of it. */
  default <U> JavaPairRDD<U, T> keyBy(Function<T, U> f) {
    return JavaPairRDD.fromRDD(rdd().keyBy(f));
  }

  /** One list for each partition, of all its records. */
  default JavaRDD<List<T>> glom() {
    return JavaRDD.fromRDD(rdd().glom().map(Collections::unmodifiableList));
  }

  /**
   * Every record of this with every record of the other. The result has as many partitions as the
   * product of the two numbers, and reads the other's once for each of this one's records.
   */
  default <U> JavaPairRDD<T, U> cartesian(JavaRDDLike<U, ?> other) {
    return JavaPairRDD.fromRDD(rdd().cartesian(other.rdd()));
  }

  /**
   * Pairs the first record of this with the first of the other, and so on.
   *
   * <p>Both must have the same number of partitions (else {@code IllegalArgumentException}, when
   * the result is first used) and of records in each (else the job fails): best where one was
   * mapped from the other.
   */
  default <U> JavaPairRDD<T, U> zip(JavaRDDLike<U, ?> other) {
    return JavaPairRDD.fromRDD(rdd().zip(other.rdd()));
  }

  /** New records from the partitions of two RDDs at the same place, which may differ in length. */
  default <U, V> JavaRDD<V> zipPartitions(
      JavaRDDLike<U, ?> other, FlatMapFunction2<Iterator<T>, Iterator<U>, V> f) {
    return JavaRDD.fromRDD(rdd().zipPartitions(other.rdd(), f));
  }

  /**
   * Numbers the records from 0 in the order of partitions and within these. Runs a job at once to
   * count the records of all partitions but the last, unless there is only one.
   */
  default JavaPairRDD<T, Long> zipWithIndex() {
    return JavaPairRDD.fromRDD(rdd().zipWithIndex());
  }

  /**
   * Gives each record a number of its own without a job: those of partition {@code k} of {@code n}
   * get {@code k}, {@code n + k}, {@code 2 * n + k} and so on.
   */
  default JavaPairRDD<T, Long> zipWithUniqueId() {
    return JavaPairRDD.fromRDD(rdd().zipWithUniqueId());
  }

  /**
   * {@link #pipe(List)} with a line that is cut at blanks. No shell reads it: quotes, variables and
   * redirections mean nothing.
   */
  default JavaRDD<String> pipe(String command) {
    return JavaRDD.fromRDD(rdd().pipe(PipedCommand.of(command)));
  }

  /**
   * The lines that a program of the operating system prints. It is started once for each partition,
   * on the machine that computes it, and reads the partition's records, as text, a line each. If it
   * exits with another status than 0 the task fails with {@code IllegalStateException}. What it
   * writes to its standard error appears in that of the executor.
   *
   * <p>Of text and object files it finds the name in {@code mapreduce_map_input_file} and {@code
   * map_input_file}.
   *
   * @param command the program and its arguments
   */
  default JavaRDD<String> pipe(List<String> command) {
    return pipe(command, Map.of());
  }

  /**
   * {@link #pipe(List)} with more environment variables.
   *
   * @param env beside those of the executor
   */
  default JavaRDD<String> pipe(List<String> command, Map<String, String> env) {
    return JavaRDD.fromRDD(rdd().pipe(PipedCommand.of(command, env)));
  }

  /**
   * {@link #pipe(List, Map)} in a directory of its own.
   *
   * @param separateWorkingDir whether each partition works in a new directory below {@code tasks},
   *     with links to all that is in the executor's; it is removed afterwards
   * @param bufferSize characters that are gathered before the program gets them
   */
  default JavaRDD<String> pipe(
      List<String> command, Map<String, String> env, boolean separateWorkingDir, int bufferSize) {
    String encoding = Charset.defaultCharset().name();
    return pipe(command, env, separateWorkingDir, bufferSize, encoding);
  }

  /**
   * The same in another encoding.
   *
   * @param encoding of the lines that the program reads and prints
   */
  default JavaRDD<String> pipe(
      List<String> command,
      Map<String, String> env,
      boolean separateWorkingDir,
      int bufferSize,
      String encoding) {
    return JavaRDD.fromRDD(
        rdd()
            .pipe(
                new PipedCommand(
                    new ArrayList<>(command),
                    new HashMap<>(env),
                    separateWorkingDir,
                    bufferSize,
                    encoding)));
  }

  // ---- Transformations with a shuffle ----------------------------------------------------------

  /**
   * Brings records together for which the function makes the same key. All of them are moved, and
   * those of one key must fit into memory together: to count or add them, {@link
   * JavaPairRDD#reduceByKey(Function2)} is far cheaper.
   */
  default <U> JavaPairRDD<U, Iterable<T>> groupBy(Function<T, U> f) {
    return JavaPairRDD.fromRDD(rdd().groupBy(f));
  }

  /** {@link #groupBy(Function)} into a given number of partitions. */
  default <U> JavaPairRDD<U, Iterable<T>> groupBy(Function<T, U> f, int numPartitions) {
    return JavaPairRDD.fromRDD(rdd().groupBy(f, new HashPartitioner(numPartitions)));
  }

  // ---- Actions that bring records to the program ------------------------------------------------

  /** All records, in the order of partitions; they must fit into memory. */
  default List<T> collect() {
    return Collections.unmodifiableList(rdd().collect());
  }

  /** The records of some partitions: one list for each, in the order of {@code partitionIds}. */
  default List<T>[] collectPartitions(int[] partitionIds) {
    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    List<T>[] parts = (List<T>[]) new List<?>[0];
    return rdd().collectPartitions(partitionIds).stream()
        .map(Collections::unmodifiableList)
        .toList()
        .toArray(parts);
  }

  /**
   * All records, of which only one partition need fit into memory. Each partition is computed by a
   * job of its own when the iterator gets there: cache what is costly to compute.
   */
  default Iterator<T> toLocalIterator() {
    return rdd().toLocalIterator();
  }

  /**
   * The first {@code num} records. Computes the first partition, then more of them as long as it
   * has too few, about four times as many in each further job.
   */
  default List<T> take(int num) {
    return Collections.unmodifiableList(rdd().take(num));
  }

  /**
   * The first record.
   *
   * <p>Fails with {@code UnsupportedOperationException} ("empty collection") if there is none.
   */
  default T first() {
    return rdd().first();
  }

  /** Whether there is no record. Computes partitions from the first until one has any. */
  default boolean isEmpty() {
    return rdd().isEmpty();
  }

  /** {@link #takeSample(boolean, int, long)} with a random seed. */
  default List<T> takeSample(boolean withReplacement, int num) {
    return takeSample(withReplacement, num, ThreadLocalRandom.current().nextLong());
  }

  /**
   * {@code num} random records; without replacement all of them, in random order, if there are
   * fewer. The same seed over the same partitions gives the same records. Counts the records first.
   */
  default List<T> takeSample(boolean withReplacement, int num, long seed) {
    return Collections.unmodifiableList(rdd().takeSample(withReplacement, num, seed));
  }

  /** The largest records as the comparator orders them, the largest first. */
  default List<T> top(int num, Comparator<T> comp) {
    return Collections.unmodifiableList(rdd().top(num, comp));
  }

  /** The largest records in their natural order, the largest first. */
  default List<T> top(int num) {
    return top(num, NaturalOrder.of());
  }

  /** The smallest records as the comparator orders them, the smallest first. */
  default List<T> takeOrdered(int num, Comparator<T> comp) {
    return Collections.unmodifiableList(rdd().takeOrdered(num, comp));
  }

  /** The smallest records in their natural order, the smallest first. */
  default List<T> takeOrdered(int num) {
    return takeOrdered(num, NaturalOrder.of());
  }

  // ---- Actions that make one value of all records -----------------------------------------------

  /** How many records there are. */
  default long count() {
    return rdd().count();
  }

  /**
   * About how many different records there are.
   *
   * @param relativeSD the standard deviation of the error, as a part of the count; a smaller one
   *     takes more memory. More than 0.000017.
   */
  default long countApproxDistinct(double relativeSD) {
    return rdd().countApproxDistinct(relativeSD);
  }

  /** {@link #countApprox(long, double)} with a confidence of 0.95. */
  default PartialResult<BoundedDouble> countApprox(long timeout) {
    return countApprox(timeout, 0.95);
  }

  /**
   * The number of records, as far as is known after {@code timeout} milliseconds: an estimate from
   * the partitions that are done, with bounds. The job goes on, and the result gets final with it.
   *
   * @param confidence how often, out of 1, the true number lies within the bounds
   */
  default PartialResult<BoundedDouble> countApprox(long timeout, double confidence) {
    return rdd().countApprox(timeout, confidence);
  }

  /** {@link #countByValueApprox(long, double)} with a confidence of 0.95. */
  default PartialResult<Map<T, BoundedDouble>> countByValueApprox(long timeout) {
    return countByValueApprox(timeout, 0.95);
  }

  /**
   * How often each record occurs, as far as is known after {@code timeout} milliseconds. Records
   * that no finished partition holds are missing.
   *
   * @param confidence how often, out of 1, the true number lies within its bounds
   */
  default PartialResult<Map<T, BoundedDouble>> countByValueApprox(long timeout, double confidence) {
    return rdd().countByValueApprox(timeout, confidence);
  }

  /** How often each record occurs; the different ones must fit into memory. */
  default Map<T, Long> countByValue() {
    return Collections.unmodifiableMap(rdd().countByValue());
  }

  /**
   * Combines all records to one. The function must be associative and commutative; partitions are
   * combined in their order.
   *
   * <p>Fails with {@code UnsupportedOperationException} ("empty collection") if there is none.
   */
  default T reduce(Function2<T, T, T> f) {
    return rdd().reduce(f);
  }

  /** {@link #treeReduce(Function2, int)} with depth 2. */
  default T treeReduce(Function2<T, T, T> f) {
    return treeReduce(f, 2);
  }

  /**
   * {@link #reduce} that combines the partitions' results by shuffles first, so that few are left
   * for the driver: for large results and many partitions.
   *
   * @param depth levels of combining, at least 1
   */
  default T treeReduce(Function2<T, T, T> f, int depth) {
    return rdd().treeReduce(f, depth);
  }

  /**
   * Combines all records to one, beginning with {@code zeroValue} in each partition and once more
   * when the partitions' results are combined: it should change nothing, as 0 does in a sum. {@code
   * fold(1, +)} of three partitions adds 4. May change and return its first argument.
   */
  default T fold(T zeroValue, Function2<T, T, T> f) {
    return rdd().fold(zeroValue, f);
  }

  /**
   * Adds the records of each partition to a copy of {@code zeroValue}, and combines the results,
   * with yet a copy, in the order of partitions. Both functions may change and return their first
   * argument.
   */
  default <U> U aggregate(U zeroValue, Function2<U, T, U> seqOp, Function2<U, U, U> combOp) {
    return rdd().aggregate(zeroValue, seqOp, combOp);
  }

  /** {@link #treeAggregate(Object, Function2, Function2, int)} with depth 2. */
  default <U> U treeAggregate(U zeroValue, Function2<U, T, U> seqOp, Function2<U, U, U> combOp) {
    return treeAggregate(zeroValue, seqOp, combOp, 2);
  }

  /**
   * {@link #aggregate} that combines the partitions' results by shuffles first, so that few are
   * left for the driver: for large results and many partitions. Each level begins with {@code
   * zeroValue}.
   *
   * @param depth levels of combining, at least 1
   */
  default <U> U treeAggregate(
      U zeroValue, Function2<U, T, U> seqOp, Function2<U, U, U> combOp, int depth) {
    return rdd().treeAggregate(zeroValue, seqOp, combOp, depth);
  }

  /**
   * The same.
   *
   * @param finalAggregateOnExecutor whether a task, not the driver, combines the last results, so
   *     that the driver gets a single one
   */
  default <U> U treeAggregate(
      U zeroValue,
      Function2<U, T, U> seqOp,
      Function2<U, U, U> combOp,
      int depth,
      boolean finalAggregateOnExecutor) {
    return rdd().treeAggregate(zeroValue, seqOp, combOp, depth, finalAggregateOnExecutor);
  }

  /** The largest record; an empty RDD fails as in {@link #reduce}. */
  default T max(Comparator<T> comp) {
    return rdd().max(comp);
  }

  /** The smallest record; an empty RDD fails as in {@link #reduce}. */
  default T min(Comparator<T> comp) {
    return rdd().min(comp);
  }

  // ---- Actions for their effect ----------------------------------------------------------------

  /**
   * Calls the function with every record, where the record is: on the executors. What it changes in
   * captured variables is lost there; an accumulator brings counts back.
   */
  default void foreach(VoidFunction<T> f) {
    rdd().foreach(f);
  }

  /** Calls the function once for each partition, with all its records. */
  default void foreachPartition(VoidFunction<Iterator<T>> f) {
    rdd().foreachPartition(f);
  }

  /**
   * Writes each record's text as a line, into a file {@code part-00000} and so on for each
   * partition, and an empty file {@code _SUCCESS} when all is written.
   *
   * @param path a directory that does not exist; else {@code FileAlreadyExistsException}
   */
  default void saveAsTextFile(String path) {
    rdd().saveAsTextFile(path);
  }

  /**
   * {@link #saveAsTextFile(String)} into files that are packed.
   *
   * @param codec {@code GzipCodec}, {@code DefaultCodec}, {@code DeflateCodec} or {@code Lz4Codec};
   *     others need libraries that are not here and fail with {@code UnsupportedOperationException}
   */
  default void saveAsTextFile(String path, Class<? extends CompressionCodec> codec) {
    rdd().saveAsTextFile(path, codec);
  }

  /**
   * Writes the records in Java's serialization, for {@code JavaSparkContext.objectFile}: sequence
   * files as Spark writes and reads them. The records must be {@code Serializable}.
   *
   * @param path a directory that does not exist; else {@code FileAlreadyExistsException}
   */
  default void saveAsObjectFile(String path) {
    rdd().saveAsObjectFile(path);
  }

  // ---- Actions that do not wait ----------------------------------------------------------------

  /** {@link #count} while the program goes on. */
  default JavaFutureAction<Long> countAsync() {
    return RunningAction.of(rdd().countAsync());
  }

  /** {@link #collect} while the program goes on. */
  default JavaFutureAction<List<T>> collectAsync() {
    return RunningAction.of(rdd().collectAsync(), Collections::unmodifiableList);
  }

  /** {@link #take} while the program goes on; may start several jobs, one after the other. */
  default JavaFutureAction<List<T>> takeAsync(int num) {
    return RunningAction.of(rdd().takeAsync(num), Collections::unmodifiableList);
  }

  /** {@link #foreach} while the program goes on. */
  default JavaFutureAction<Void> foreachAsync(VoidFunction<T> f) {
    return RunningAction.of(rdd().foreachAsync(f));
  }

  /** {@link #foreachPartition} while the program goes on. */
  default JavaFutureAction<Void> foreachPartitionAsync(VoidFunction<Iterator<T>> f) {
    return RunningAction.of(rdd().foreachPartitionAsync(f));
  }

  // ---- Checkpoints ------------------------------------------------------------------------------

  /**
   * Asks that the records be written to the checkpoint directory and the lineage be forgotten, once
   * the first job on this RDD has ended. Must be called before that job. Persist the RDD too, or it
   * is computed a second time to write it.
   *
   * <p>Fails with {@code SparkException} if no checkpoint directory is set.
   */
  default void checkpoint() {
    rdd().checkpoint();
  }

  /** Whether it was checkpointed: its lineage is cut and its records are read from files. */
  default boolean isCheckpointed() {
    return rdd().isCheckpointed();
  }

  /** Where the checkpoint is, once it has been written. */
  default Optional<String> getCheckpointFile() {
    return Optional.ofNullable(rdd().getCheckpointFile().orElse(null));
  }
}
