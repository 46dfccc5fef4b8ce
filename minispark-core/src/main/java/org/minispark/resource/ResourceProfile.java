package org.minispark.resource;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the tasks of a stage need of an executor; number 0 is what the configuration says. {@link
 * ResourceProfileBuilder} makes others.
 *
 * @param executorResourcesJMap what an executor must have, by the resource's name
 * @param taskResourcesJMap what a task takes of it, by the resource's name
 */
public record ResourceProfile(
    int id,
    Map<String, ExecutorResourceRequest> executorResourcesJMap,
    Map<String, TaskResourceRequest> taskResourcesJMap)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The number of the profile that the configuration describes. */
  public static int DEFAULT_RESOURCE_PROFILE_ID() {
    return 0;
  }

  /** The number that stands for a profile nobody knows. */
  public static int UNKNOWN_RESOURCE_PROFILE_ID() {
    return -1;
  }

  /** The names of what an executor can be asked for besides resources of other kinds. */
  public static String[] allSupportedExecutorResources() {
    return new String[] {CORES(), MEMORY(), OVERHEAD_MEM(), PYSPARK_MEM(), OFFHEAP_MEM()};
  }

  /** An executor's cores. */
  public static String CORES() {
    return "cores";
  }

  /** A task's cores. */
  public static String CPUS() {
    return "cpus";
  }

  /** The name of the heap among the resources of an executor. */
  public static String MEMORY() {
    return "memory";
  }

  /** The name of the memory outside the heap that holds blocks. */
  public static String OFFHEAP_MEM() {
    return "offHeap";
  }

  /** The name of the memory outside the heap that the JVM itself needs. */
  public static String OVERHEAD_MEM() {
    return "memoryOverhead";
  }

  /** The name of the memory of Python's workers. */
  public static String PYSPARK_MEM() {
    return "pyspark.memory";
  }

  /** The same for profiles that ask for the same, though these are not equal. */
  @Override
  public int hashCode() {
    return Objects.hash(executorResourcesJMap, taskResourcesJMap);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceProfile that
        && that.id == id
        && that.executorResourcesJMap.equals(executorResourcesJMap)
        && that.taskResourcesJMap.equals(taskResourcesJMap);
  }

  @Override
  public String toString() {
    return "Profile: id = "
        + id
        + ", executor resources: "
        + list(executorResourcesJMap)
        + ", task resources: "
        + list(taskResourcesJMap);
  }

  private static String list(Map<String, ?> requests) {
    return requests.entrySet().stream()
        .map(entry -> entry.getKey() + " -> " + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
