package org.minispark.executor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The highest memory use and the garbage collections that an executor has seen, by Spark's names of
 * them.
 */
public class ExecutorMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The names of the metrics, in the order of the values. */
  public static final List<String> NAMES =
      List.of(
          "JVMHeapMemory",
          "JVMOffHeapMemory",
          "OnHeapExecutionMemory",
          "OffHeapExecutionMemory",
          "OnHeapStorageMemory",
          "OffHeapStorageMemory",
          "OnHeapUnifiedMemory",
          "OffHeapUnifiedMemory",
          "DirectPoolMemory",
          "MappedPoolMemory",
          "ProcessTreeJVMVMemory",
          "ProcessTreeJVMRSSMemory",
          "ProcessTreePythonVMemory",
          "ProcessTreePythonRSSMemory",
          "ProcessTreeOtherVMemory",
          "ProcessTreeOtherRSSMemory",
          "MinorGCCount",
          "MinorGCTime",
          "MajorGCCount",
          "MajorGCTime",
          "TotalGCTime");

  private final long[] values = new long[NAMES.size()];

  /** Nothing measured yet. */
  public ExecutorMetrics() {
    values[0] = -1;
  }

  /** Values in the order of {@link #NAMES}; those that are missing at the end are 0. */
  public ExecutorMetrics(long[] measured) {
    System.arraycopy(measured, 0, values, 0, Math.min(measured.length, values.length));
  }

  /** The value of a metric; NoSuchElementException if there is none of that name. */
  public long getMetricValue(String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw new NoSuchElementException("key not found: " + name);
    }
    return values[index];
  }

  /** Whether anything was measured. */
  public boolean isSet() {
    return values[0] > -1;
  }

  /** Raises each value to another measurement's where that is higher. Says whether any was. */
  public boolean compareAndUpdatePeakValues(ExecutorMetrics other) {
    boolean higher = false;
    for (int i = 0; i < values.length; i++) {
      higher |= other.values[i] > values[i];
      values[i] = Math.max(values[i], other.values[i]);
    }
    return higher;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
