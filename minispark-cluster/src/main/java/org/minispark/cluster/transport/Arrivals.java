package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.engine.base.Log;
import org.minispark.engine.storage.BlockData;

/**
 * The blocks that come over a connection: those that this side fetches, and those that the other
 * uploads. Used by one thread at a time.
 */
final class Arrivals {
  /** Uploads that a peer may have open at once. */
  private static final int MOST_UPLOADS = 64;

  private static final Log LOG = Log.of(Arrivals.class);

  private final ArrivalSettings settings;
  private final UploadEnd uploads;
  private final Map<Long, Stream> streams = new HashMap<>();
  private int openUploads;

  Arrivals(ArrivalSettings settings, UploadEnd uploads) {
    this.settings = settings;
    this.uploads = uploads;
  }

  /** What becomes of an upload. */
  interface UploadEnd {
    /** All of it is here. */
    void arrived(long number, String name, Payload instruction, BlockData.Bytes data);

    /** It cannot be taken. */
    void failed(long number, String name, IOException cause);
  }

  /** A series of blocks under one number. */
  private abstract static class Stream {
    /** The block that is coming; null between blocks and after one that failed here. */
    ArrivingBlock current;

    /** What was wrong with it here, if it is not wanted any more. */
    IOException failure;

    abstract void blockArrived(BlockData.Bytes data);

    abstract void blockFailed(IOException cause);

    /** Whether all was heard of. */
    abstract boolean isOver();
  }

  private static final class FetchStream extends Stream {
    final List<String> names;
    final BlockListener listener;
    final BitSet heardOf = new BitSet();
    int index;

    FetchStream(List<String> names, BlockListener listener) {
      this.names = names;
      this.listener = listener;
    }

    @Override
    void blockArrived(BlockData.Bytes data) {
      heardOf.set(index);
      listener.fetched(names.get(index), data);
    }

    @Override
    void blockFailed(IOException cause) {
      heardOf.set(index);
      listener.failed(names.get(index), cause);
    }

    @Override
    boolean isOver() {
      return heardOf.cardinality() == names.size();
    }

    void failRest(IOException cause) {
      for (int i = heardOf.nextClearBit(0); i < names.size(); i = heardOf.nextClearBit(i)) {
        heardOf.set(i);
        tellFailed(names.get(i), cause);
      }
    }

    /** One listener that fails must not keep the others from hearing. */
    private void tellFailed(String name, IOException cause) {
      try {
        listener.failed(name, cause);
      } catch (RuntimeException e) {
        LOG.error("A listener to the end of block {} failed", name, e);
      }
    }
  }

  private final class UploadStream extends Stream {
    final long number;
    final String name;
    final Payload instruction;
    boolean over;

    UploadStream(long number, String name, Payload instruction) {
      this.number = number;
      this.name = name;
      this.instruction = instruction;
    }

    @Override
    void blockArrived(BlockData.Bytes data) {
      over = true;
      uploads.arrived(number, name, instruction, data);
    }

    @Override
    void blockFailed(IOException cause) {
      over = true;
      uploads.failed(number, name, cause);
    }

    @Override
    boolean isOver() {
      return over;
    }
  }

  /** This side has asked for blocks. */
  void openFetch(long number, List<String> names, BlockListener listener) {
    streams.put(number, new FetchStream(names, listener));
  }

  /** This side does not want the rest. */
  void cancelFetch(long number) {
    Stream stream = streams.remove(number);
    if (stream != null) {
      drop(stream);
    }
  }

  /** {@code BLOCK}: one of the fetched blocks comes. */
  void begin(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    int index = in.readVarInt();
    long size = in.readVarLong();
    in.requireEnd();
    if (streams.get(number) instanceof FetchStream fetch) {
      turnTo(fetch, index);
      begin(fetch, fetch.names.get(index), size);
    }
  }

  /** {@code MISSING}: one of the fetched blocks does not come, or not to its end. */
  void missing(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    int index = in.readVarInt();
    String text = in.readString(Frames.MAX_TEXT);
    in.requireEnd();
    if (streams.get(number) instanceof FetchStream fetch) {
      if (fetch.current == null && fetch.failure == null) {
        turnTo(fetch, index);
      } else if (fetch.index != index) {
        throw new MalformedMessageException("not the block that is coming: " + index);
      }
      drop(fetch);
      try {
        fetch.blockFailed(new RemoteFailureException(text));
      } finally {
        removeIfOver(number, fetch);
      }
    }
  }

  /** {@code UPLOAD}: the other side sends a block. */
  void beginUpload(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    String name = in.readString(Frames.MAX_NAME);
    Payload instruction = in.readPayload(Connection.MAX_INSTRUCTION);
    long size = in.readVarLong();
    in.requireEnd();
    UploadStream upload = new UploadStream(number, name, instruction);
    if (openUploads == MOST_UPLOADS || streams.putIfAbsent(number, upload) != null) {
      throw new MalformedMessageException("an upload too many");
    }
    openUploads++;
    begin(upload, name, size);
  }

  /** {@code CHUNK}: content of the block that is coming. The caller releases it. */
  void add(long number, ByteBuf content) throws MalformedMessageException {
    Stream stream = streams.get(number);
    if (stream == null || stream.failure != null) {
      return; // not wanted any more
    }
    if (stream.current == null) {
      throw new MalformedMessageException("content of no block");
    }
    try {
      stream.current.add(content);
    } catch (MalformedMessageException e) {
      throw e;
    } catch (IOException e) {
      failHere(stream, e);
    }
  }

  /** {@code END}: all of a block was sent. */
  void end(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    long checksum = in.readLong();
    in.requireEnd();
    Stream stream = streams.get(number);
    if (stream == null) {
      return;
    }
    if (stream.current == null && stream.failure == null) {
      throw new MalformedMessageException("the end of no block");
    }
    try {
      finish(stream, checksum);
    } finally {
      removeIfOver(number, stream);
    }
  }

  /** The connection is closed. */
  void closeAll(IOException cause) {
    List<Stream> open = List.copyOf(streams.values());
    streams.clear();
    for (Stream stream : open) {
      drop(stream);
      if (stream instanceof FetchStream fetch) {
        fetch.failRest(cause);
      }
    }
  }

  private static void turnTo(FetchStream fetch, int index) throws MalformedMessageException {
    boolean isFree = fetch.current == null && fetch.failure == null;
    if (!isFree || index >= fetch.names.size() || fetch.heardOf.get(index)) {
      throw new MalformedMessageException("block " + index + " may not come now");
    }
    fetch.index = index;
  }

  private void begin(Stream stream, String name, long size) {
    try {
      stream.current = ArrivingBlock.begin(name, size, settings);
    } catch (IOException e) {
      stream.failure = e;
    }
  }

  private static void failHere(Stream stream, IOException failure) {
    stream.current.close();
    stream.current = null;
    stream.failure = failure;
  }

  private static void finish(Stream stream, long checksum) {
    IOException failure = stream.failure;
    BlockData.Bytes data = null;
    if (failure == null) {
      try {
        data = stream.current.finish(checksum);
      } catch (IOException e) {
        failure = e;
      }
    }
    stream.current = null;
    stream.failure = null;
    if (failure == null) {
      stream.blockArrived(data);
    } else {
      stream.blockFailed(failure);
    }
  }

  private static void drop(Stream stream) {
    if (stream.current != null) {
      stream.current.close();
    }
    stream.current = null;
    stream.failure = null;
  }

  private void removeIfOver(long number, Stream stream) {
    if (stream.isOver()) {
      streams.remove(number);
      if (stream instanceof UploadStream) {
        openUploads--;
      }
    }
  }
}
