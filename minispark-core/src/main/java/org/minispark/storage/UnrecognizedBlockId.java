package org.minispark.storage;

import org.minispark.SparkException;

/** A name that no block can have. */
public class UnrecognizedBlockId extends SparkException {
  private static final long serialVersionUID = 1L;

  public UnrecognizedBlockId(String name) {
    super("Failed to parse " + name + " into a block ID");
  }
}
