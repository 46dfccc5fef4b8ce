package org.minispark.rdd;

import java.util.Iterator;
import java.util.Random;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.util.random.RandomSampler;

/** A sample of each partition, which has a seed of its own, so that it is the same every time. */
final class PartitionwiseSampledRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final RandomSampler<T, T> sampler;
  private final long seed;
  private final Partitioner partitioner;

  PartitionwiseSampledRDD(RDD<T> parent, RandomSampler<T, T> sampler, long seed) {
    super(parent);
    this.sampler = sampler;
    this.seed = seed;
    this.partitioner = parent.partitioner();
  }

  private record SeededPartition(Partition split, long seed) implements Partition {
    private static final long serialVersionUID = 1L;

    @Override
    public int index() {
      return split.index();
    }
  }

  @Override
  protected Partition[] getPartitions() {
    Partition[] splits = firstParent().partitions();
    Partition[] partitions = new Partition[splits.length];
    Random seeds = new Random(seed);
    for (int i = 0; i < splits.length; i++) {
      partitions[i] = new SeededPartition(splits[i], seeds.nextLong());
    }
    return partitions;
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    SeededPartition partition = (SeededPartition) split;
    RDD<T> parent = firstParent();
    RandomSampler<T, T> pass = sampler.clone();
    pass.setSeed(partition.seed);
    return pass.sample(parent.iterator(partition.split, context));
  }

  @Override
  public Partitioner partitioner() {
    return partitioner;
  }
}
