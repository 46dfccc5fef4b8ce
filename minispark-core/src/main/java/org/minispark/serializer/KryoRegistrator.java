package org.minispark.serializer;

import com.esotericsoftware.kryo.Kryo;

/**
 * Registers a program's classes with Kryo. A class of this kind with a public constructor without
 * arguments is named by {@code spark.kryo.registrator}.
 */
public interface KryoRegistrator {
  /** Called once for each Kryo, before it is used. */
  void registerClasses(Kryo kryo);
}
