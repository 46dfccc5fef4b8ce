package org.minispark.serializer;

/**
 * The kinds of serializer that {@code spark.serializer} may name. The engine has its own
 * implementation of each; these classes only carry the names.
 */
public abstract class Serializer {
  Serializer() {}
}
