package org.minispark.rdd;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.FileGroups;
import org.minispark.engine.files.InputFile;
import org.minispark.engine.files.InputFiles;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.files.WholeFile;

/**
 * Whole files by their names, several small ones in a partition. The files are looked for when the
 * first job needs the partitions.
 *
 * @param <V> what the program gets of a file
 */
abstract class WholeFilesRDD<V> extends RDD<Tuple2<String, V>> {
  private static final long serialVersionUID = 1L;

  private final transient String paths;

  WholeFilesRDD(JobRunner jobs, String paths) {
    super(jobs, List.of());
    this.paths = paths;
  }

  private record FilesPartition(int index, List<WholeFile> files)
      implements Partition, Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** At how many bytes a partition is full. */
  abstract long partitionBytes(List<InputFile> files);

  abstract V value(WholeFile file, TaskContext context);

  @Override
  protected final Partition[] getPartitions() {
    List<List<InputFile>> groups = groups();
    Partition[] partitions = new Partition[groups.size()];
    for (int i = 0; i < partitions.length; i++) {
      Stream<WholeFile> files = groups.get(i).stream().map(WholeFile::new);
      partitions[i] = new FilesPartition(i, files.toList());
    }
    return partitions;
  }

  private List<List<InputFile>> groups() {
    InputSettings settings = InputSettings.of(requireJobs().conf());
    try {
      var files = InputFiles.findWhole(paths, settings.subdirectories(Subdirectories.SKIP));
      return FileGroups.of(files, partitionBytes(files));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  @Override
  public final Iterator<Tuple2<String, V>> compute(Partition split, TaskContext context) {
    return Iterators.map(
        ((FilesPartition) split).files().iterator(),
        file -> new Tuple2<>(file.name(), value(file, context)));
  }
}
