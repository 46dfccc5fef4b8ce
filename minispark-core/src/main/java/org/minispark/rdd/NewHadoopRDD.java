package org.minispark.rdd;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.files.FileRecords;
import org.minispark.engine.files.FileSplit;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.InputFiles.Subdirectories;

/**
 * Binary records of files, a partition for each split. Spark reads them through Hadoop's newer
 * formats, which cut files into blocks and pass over directories in directories; hence the name.
 */
public final class NewHadoopRDD extends RDD<byte[]> {
  private static final long serialVersionUID = 1L;

  private final transient String paths;
  private final FileRecords<byte[]> records;
  private final Tolerance tolerance;

  private NewHadoopRDD(JobRunner jobs, String paths, FileRecords<byte[]> records) {
    super(jobs, List.of());
    this.paths = paths;
    this.records = records;
    this.tolerance = Tolerance.of(jobs.conf());
  }

  /** Records of so many bytes each: two nodes, the first named by the paths. */
  public static RDD<byte[]> binaryRecords(JobRunner jobs, String paths, int recordLength) {
    InputFiles.requireNames(paths);
    RDD<byte[]> records =
        new NewHadoopRDD(jobs, paths, FileRecords.fixedLength(recordLength)).setName(paths);
    return new MapPartitionsRDD<>(records, (context, index, split) -> split);
  }

  private record NewHadoopPartition(int index, FileSplit split) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    InputSettings settings = InputSettings.of(requireJobs().conf());
    try {
      var files = InputFiles.findWhole(paths, settings.subdirectories(Subdirectories.SKIP));
      List<FileSplit> splits = records.split(files, 0, settings.blockRule());
      Partition[] partitions = new Partition[splits.size()];
      for (int i = 0; i < partitions.length; i++) {
        partitions[i] = new NewHadoopPartition(i, splits.get(i));
      }
      return partitions;
    } catch (IOException e) {
      return settings.tolerance().withoutInput(e);
    }
  }

  @Override
  public Iterator<byte[]> compute(Partition split, TaskContext context) {
    return tolerance.of(records.read(((NewHadoopPartition) split).split(), context));
  }
}
