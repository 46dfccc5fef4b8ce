package org.minispark.scheduler;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.minispark.Product;
import org.minispark.Tuple2;
import org.minispark.Tuple4;
import org.minispark.executor.ExecutorMetrics;

/**
 * What an executor told with its heartbeat.
 *
 * @param accumUpdates for each running task: its id, stage, stage attempt and accumulators
 * @param executorUpdates peaks of the executor by stage and stage attempt
 */
public record SparkListenerExecutorMetricsUpdate(
    String execId,
    List<Tuple4<Long, Integer, Integer, List<AccumulableInfo>>> accumUpdates,
    Map<Tuple2<Integer, Integer>, ExecutorMetrics> executorUpdates)
    implements SparkListenerEvent, Product, Serializable {}
