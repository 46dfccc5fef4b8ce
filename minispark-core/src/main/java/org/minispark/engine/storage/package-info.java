/**
 * The blocks of a process: persisted partitions, broadcast values and pieces, map outputs kept in
 * memory, large results. Memory first, disk where the level or the pressure says so.
 *
 * <p>The invariant: a reader gets all of a block's right content or none of it. A block is pinned
 * while it is read, a file is checked before its first record is handed out, and what cannot be had
 * is computed again.
 *
 * <p>It knows records and bytes, nothing of RDDs, stages or the network: {@link
 * org.minispark.engine.storage.BlockManagerMaster} and {@link
 * org.minispark.engine.storage.BlockTransferService} are the ways to the driver and to other
 * holders. May import the vocabulary, {@code engine.base}, {@code engine.serializer} and {@code
 * engine.memory}.
 *
 * <p>Read {@link org.minispark.engine.storage.BlockManager} first, then {@code
 * EngineBlockManager.getOrElseUpdate}, {@code RecordStore.put} and {@code MemoryStore}.
 */
package org.minispark.engine.storage;
