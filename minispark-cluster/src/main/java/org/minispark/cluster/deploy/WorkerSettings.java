package org.minispark.cluster.deploy;

/**
 * What a worker offers.
 *
 * @param id no other worker has it
 * @param host its machine, as others reach it
 * @param memory in MiB
 */
record WorkerSettings(String id, String host, int cores, int memory) {
  WorkerSettings {
    Names.requireSafe(id);
    if (cores < 1 || memory < 1) {
      throw new IllegalArgumentException(
          "a worker needs cores and memory, not " + cores + " cores and " + memory + " MiB");
    }
  }
}
