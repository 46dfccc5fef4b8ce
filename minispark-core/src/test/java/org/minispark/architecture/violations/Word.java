package org.minispark.architecture.violations;

import org.minispark.architecture.violations.engine.memory.MemoryThatNamesKryo;

/** A class of the vocabulary that names the machinery. */
public interface Word {
  MemoryThatNamesKryo memory();
}
