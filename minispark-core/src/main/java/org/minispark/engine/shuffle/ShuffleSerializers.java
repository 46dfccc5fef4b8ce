package org.minispark.engine.shuffle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;
import org.minispark.serializer.Serializer;

/** The serializer of each shuffle: the engine's, unless the program named one for the shuffle. */
final class ShuffleSerializers {
  private final DataSerializer usual;
  private final Map<Integer, DataSerializer> named = new ConcurrentHashMap<>();

  ShuffleSerializers(DataSerializer usual) {
    this.usual = usual;
  }

  DataSerializer usual() {
    return usual;
  }

  DataSerializer of(ShuffleHandle<?, ?, ?> handle, ShuffleFunctions<?, ?, ?> functions) {
    Serializer wanted = functions.serializer();
    return wanted == null
        ? usual
        : named.computeIfAbsent(handle.shuffleId(), id -> RecordSerializer.of(wanted));
  }

  void forget(int shuffleId) {
    named.remove(shuffleId);
  }
}
