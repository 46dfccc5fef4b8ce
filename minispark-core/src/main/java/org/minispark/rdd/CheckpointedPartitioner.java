package org.minispark.rdd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.minispark.Partitioner;
import org.minispark.engine.base.Log;
import org.minispark.engine.files.CheckedInput;
import org.minispark.engine.files.CheckedOutput;
import org.minispark.engine.files.FileName;
import org.minispark.engine.files.SharedObjects;

/**
 * The file {@code _partitioner} of a checkpoint: how its keys are placed. A checkpoint is whole
 * without it; it only spares a shuffle, so what goes wrong with it is logged and no more.
 */
final class CheckpointedPartitioner {
  private static final Log LOG = Log.of(CheckpointedPartitioner.class);

  private CheckpointedPartitioner() {}

  private static FileName file(String directory) {
    return FileName.parse(directory).child("_partitioner");
  }

  static void write(Partitioner partitioner, String directory) {
    FileName file = file(directory);
    try (OutputStream out = CheckedOutput.create(file)) {
      out.write(SharedObjects.writeGroup(new Object[] {partitioner}));
    } catch (IOException e) {
      LOG.warn("Cannot write the partitioner {} to {}", partitioner, file, e);
    }
  }

  /** Null if there is none, or none that can be read. */
  static Partitioner read(String directory) {
    FileName file = file(directory);
    try {
      if (!file.exists()) {
        return null;
      }
      try (InputStream in = CheckedInput.open(file)) {
        return SharedObjects.<Partitioner>readGroup(in.readAllBytes()).next();
      }
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      LOG.warn("Cannot read the partitioner of a checkpoint from {}", file, e);
      return null;
    }
  }
}
