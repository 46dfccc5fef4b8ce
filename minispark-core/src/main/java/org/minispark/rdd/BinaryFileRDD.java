package org.minispark.rdd;

import java.util.List;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.files.InputFile;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.WholeFile;
import org.minispark.input.PortableDataStream;

/** Whole files that the program reads itself. */
public final class BinaryFileRDD extends WholeFilesRDD<PortableDataStream> {
  private static final long serialVersionUID = 1L;

  private final transient int minPartitions;

  private BinaryFileRDD(JobRunner jobs, String paths, int minPartitions) {
    super(jobs, paths);
    this.minPartitions = minPartitions;
  }

  /**
   * Files by their names: one node, named by the paths.
   *
   * @param minPartitions counts only if it is more than the default parallelism
   * @throws IllegalArgumentException if a path is empty
   */
  public static RDD<Tuple2<String, PortableDataStream>> binaryFiles(
      JobRunner jobs, String paths, int minPartitions) {
    InputFiles.requireNames(paths);
    return new BinaryFileRDD(jobs, paths, minPartitions).setName(paths);
  }

  /** To open a file is taken to cost as much as reading so many bytes. */
  @Override
  long partitionBytes(List<InputFile> files) {
    SparkConf conf = requireJobs().conf();
    long most = conf.getSizeAsBytes("spark.files.maxPartitionBytes", "128m");
    long opening = conf.getSizeAsBytes("spark.files.openCostInBytes", "4m");
    long total = files.stream().mapToLong(file -> file.length() + opening).sum();
    long parallelism = Math.max(requireJobs().defaultParallelism(), minPartitions);
    return Math.min(most, Math.max(opening, total / parallelism));
  }

  @Override
  PortableDataStream value(WholeFile file, TaskContext context) {
    return file.stream();
  }
}
