package org.minispark.rdd;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.FileSplit;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.files.SplitLines;
import org.minispark.engine.files.SplitRule;

/**
 * The lines of text files, a partition for each split. The files are looked for when the first job
 * needs the partitions. Bears the name of Spark's node, which stands in plans; Spark reads Hadoop's
 * writables with it, and so follows it by a node that makes strings of them.
 */
public final class HadoopRDD extends RDD<String> {
  private static final long serialVersionUID = 1L;

  private static final String SETTINGS = "spark.hadoop.mapreduce.input.fileinputformat.";

  private final transient String paths;
  private final transient int minPartitions;

  /**
   * @param paths names, directories and patterns, separated by commas
   * @param minPartitions how many partitions there should be at least; small files make more
   */
  public HadoopRDD(JobRunner jobs, String paths, int minPartitions) {
    super(jobs, List.of());
    this.paths = paths;
    this.minPartitions = minPartitions;
  }

  /**
   * The lines of text files as {@code SparkContext.textFile} gives them: two nodes, both named by
   * the paths.
   */
  public static RDD<String> textFile(JobRunner jobs, String paths, int minPartitions) {
    RDD<String> records = new HadoopRDD(jobs, paths, minPartitions).setName(paths);
    RDD<String> lines = new MapPartitionsRDD<>(records, (context, index, split) -> split);
    return lines.setName(paths);
  }

  private record HadoopPartition(int index, FileSplit split) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Throws Hadoop's InvalidInputException as it is if a path does not exist.
   *
   * @throws IllegalArgumentException if a path is empty or the number of partitions negative
   */
  @Override
  protected Partition[] getPartitions() {
    if (minPartitions < 0) {
      throw new IllegalArgumentException(
          "requirement failed: Number of partitions (" + minPartitions + ") cannot be negative.");
    }
    SparkConf conf = requireJobs().conf();
    try {
      List<FileSplit> splits =
          splitRule(conf).split(InputFiles.find(paths, subdirectories(conf)), minPartitions);
      Partition[] partitions = new Partition[splits.size()];
      for (int i = 0; i < partitions.length; i++) {
        partitions[i] = new HadoopPartition(i, splits.get(i));
      }
      return partitions;
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static SplitRule splitRule(SparkConf conf) {
    return new SplitRule(
        conf.getLong(SETTINGS + "split.minsize", SplitRule.LOCAL.minSplitBytes()),
        conf.getLong("spark.hadoop.fs.local.block.size", SplitRule.LOCAL.blockBytes()));
  }

  private static Subdirectories subdirectories(SparkConf conf) {
    return conf.getBoolean(SETTINGS + "input.dir.recursive", false)
        ? Subdirectories.READ
        : Subdirectories.REFUSE;
  }

  @Override
  public Iterator<String> compute(Partition split, TaskContext context) {
    return new SplitLines(((HadoopPartition) split).split(), context);
  }
}
