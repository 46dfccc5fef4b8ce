package org.minispark.architecture.violations.engine.memory;

import com.esotericsoftware.kryo.Kryo;

/** Kryo outside the serializer. */
public interface MemoryThatNamesKryo {
  Kryo kryo();
}
