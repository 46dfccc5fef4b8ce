package org.minispark.engine.shuffle;

import java.nio.file.Path;

/** Writes a run to disk: one stream for all buckets, since a run is always read from its start. */
final class RunFile extends BlockFile {
  private final Workspace workspace;
  private final Sections.Builder counts = new Sections.Builder();
  private int bucket;
  private long count;

  RunFile(Workspace workspace, Path path) {
    super(() -> path, workspace.serializer(), workspace.spillCompression(), /* inMemory= */ 0);
    this.workspace = workspace;
  }

  @Override
  void startBucket(int id) {
    counts.add(bucket, count);
    bucket = id;
  }

  @Override
  public void accept(Object key, Object value) {
    count++;
    super.accept(key, value);
  }

  /** Ends the file; it is deleted when it was read, or at the end of the task. */
  Run finishRun() {
    counts.add(bucket, count);
    finish();
    workspace.spilledToDisk(length());
    return new OnDisk(workspace, path(), length(), counts.build());
  }

  private static final class OnDisk extends Run {
    private final Workspace workspace;
    private final Path path;
    private final long length;

    OnDisk(Workspace workspace, Path path, long length, Sections counts) {
      super(counts);
      this.workspace = workspace;
      this.path = path;
      this.length = length;
    }

    @Override
    Pairs open() {
      return workspace.open(path, length);
    }
  }
}
