package org.minispark.rdd;

import java.util.List;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.files.InputFile;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.WholeFile;

/** The texts of whole files. */
public final class WholeTextFileRDD extends WholeFilesRDD<String> {
  private static final long serialVersionUID = 1L;

  private final transient int minPartitions;

  private WholeTextFileRDD(JobRunner jobs, String paths, int minPartitions) {
    super(jobs, paths);
    this.minPartitions = minPartitions;
  }

  /**
   * Texts by their files' names: two nodes, the second named by the paths.
   *
   * @param minPartitions how many partitions would be welcome
   * @throws IllegalArgumentException if a path is empty
   */
  public static RDD<Tuple2<String, String>> wholeTextFiles(
      JobRunner jobs, String paths, int minPartitions) {
    InputFiles.requireNames(paths);
    RDD<Tuple2<String, String>> texts = new WholeTextFileRDD(jobs, paths, minPartitions);
    RDD<Tuple2<String, String>> records =
        new MapPartitionsRDD<>(texts, (context, index, files) -> files);
    return records.setName(paths);
  }

  @Override
  long partitionBytes(List<InputFile> files) {
    double total = files.stream().mapToLong(InputFile::length).sum();
    return (long) Math.ceil(total / (minPartitions == 0 ? 1 : minPartitions));
  }

  @Override
  String value(WholeFile file, TaskContext context) {
    return file.text(context);
  }
}
