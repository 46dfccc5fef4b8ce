package org.minispark.cluster.deploy;

import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;

/**
 * An executor that a worker was told to start and that has not ended, as the master knows it.
 *
 * @param memory in MiB
 */
record ExecutorEntry(
    ExecutorName name, WorkerEntry worker, ApplicationEntry application, int cores, int memory) {}
