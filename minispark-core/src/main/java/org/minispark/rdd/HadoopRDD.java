package org.minispark.rdd;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.files.FileRecords;
import org.minispark.engine.files.FileSplit;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.files.SharedObjects;

/**
 * The records of files, a partition for each split. The files are looked for when the first job
 * needs the partitions. Bears the name of Spark's node, which stands in plans; Spark reads Hadoop's
 * writables with it, and so follows it by a node that makes the program's records of them.
 *
 * @param <T> the records
 */
public final class HadoopRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final transient String paths;
  private final transient int minPartitions;
  private final FileRecords<T> records;
  private final Tolerance tolerance;

  private HadoopRDD(JobRunner jobs, String paths, int minPartitions, FileRecords<T> records) {
    super(jobs, List.of());
    this.paths = paths;
    this.minPartitions = minPartitions;
    this.records = records;
    this.tolerance = Tolerance.of(jobs.conf());
  }

  /**
   * The lines of text files as {@code SparkContext.textFile} gives them: two nodes, both named by
   * the paths.
   *
   * @param paths names, directories and patterns, separated by commas
   * @param minPartitions how many partitions there should be at least; small files make more
   */
  public static RDD<String> textFile(JobRunner jobs, String paths, int minPartitions) {
    RDD<String> records =
        new HadoopRDD<>(jobs, paths, minPartitions, FileRecords.lines()).setName(paths);
    RDD<String> lines = new MapPartitionsRDD<>(records, (context, index, split) -> split);
    return lines.setName(paths);
  }

  /** The records that {@code saveAsObjectFile} wrote: two nodes, the first named by the paths. */
  public static <T> RDD<T> objectFile(JobRunner jobs, String paths, int minPartitions) {
    RDD<byte[]> groups =
        new HadoopRDD<>(jobs, paths, minPartitions, FileRecords.sequenceFileValues())
            .setName(paths);
    return new MapPartitionsRDD<>(
        groups, (context, index, split) -> Iterators.flatMap(split, SharedObjects::readGroup));
  }

  private record HadoopPartition(int index, FileSplit split) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  /** What a piped command learns of the file it gets records of; nothing of other partitions. */
  static Map<String, String> variables(Partition partition) {
    if (!(partition instanceof HadoopPartition part)) {
      return Map.of();
    }
    String file = part.split().file().toString();
    return Map.of("map_input_file", file, "mapreduce_map_input_file", file);
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
    InputSettings settings = InputSettings.of(requireJobs().conf());
    try {
      var files = InputFiles.find(paths, settings.subdirectories(Subdirectories.REFUSE));
      List<FileSplit> splits = records.split(files, minPartitions, settings.splitRule());
      Partition[] partitions = new Partition[splits.size()];
      for (int i = 0; i < partitions.length; i++) {
        partitions[i] = new HadoopPartition(i, splits.get(i));
      }
      return partitions;
    } catch (IOException e) {
      return settings.tolerance().withoutInput(e);
    }
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    return tolerance.of(records.read(((HadoopPartition) split).split(), context));
  }
}
