package org.minispark.engine.serializer;

import java.io.ObjectInputFilter;

/**
 * What serialized objects may cost whoever reads them, even if their bytes lie. No honest bytes are
 * refused: a number that the bytes have no room for cannot be true.
 *
 * @param maxDepth objects within objects
 * @param maxReferences objects, and references to them
 * @param maxArrayLength elements of one array, or places of one hash table
 */
record ObjectLimits(long maxDepth, long maxReferences, long maxArrayLength)
    implements ObjectInputFilter {
  /** More than any thread's stack has room for. */
  private static final long MAX_DEPTH = 500_000;

  /** A sparse hash table has at most that many places for each byte. */
  private static final long PLACES_OF_A_BYTE = 8;

  private static final long EMPTY_TABLES = 1024;

  /** Those that so many bytes can hold. */
  static ObjectLimits ofBytes(long bytes) {
    return new ObjectLimits(MAX_DEPTH, bytes, PLACES_OF_A_BYTE * bytes + EMPTY_TABLES);
  }

  @Override
  public Status checkInput(FilterInfo info) {
    boolean exceeded =
        info.depth() > maxDepth
            || info.references() > maxReferences
            || info.arrayLength() > maxArrayLength;
    return exceeded ? Status.REJECTED : Status.UNDECIDED;
  }
}
