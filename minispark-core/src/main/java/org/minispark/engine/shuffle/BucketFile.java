package org.minispark.engine.shuffle;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.minispark.engine.serializer.DataSerializer;

/** Writes a file of buckets, each a stream of its own, so that each can be read alone. */
final class BucketFile extends BlockFile {
  private final Sections.Builder sections = new Sections.Builder();
  private int bucket;

  BucketFile(
      Supplier<Path> place,
      DataSerializer serializer,
      FrameOutput.Compression compression,
      int inMemory) {
    super(place, serializer, compression, inMemory);
  }

  @Override
  void startBucket(int id) {
    endBucket();
    bucket = id;
  }

  private void endBucket() {
    endStream();
    sections.add(bucket, length());
  }

  /** Ends the file; returns where each bucket's bytes end. */
  Sections finishBuckets() {
    endBucket();
    finish();
    return sections.build();
  }
}
