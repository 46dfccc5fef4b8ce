package org.minispark.engine.storage;

import java.util.Optional;

/** Serves blocks that something else than the block manager keeps: the buckets of a shuffle. */
@FunctionalInterface
public interface BlockSource {
  /** The block, if it is one of this source's. The caller closes it. */
  Optional<BlockData> find(BlockId block);
}
