package org.minispark.resource;

import java.io.Serializable;
import java.util.Map;

/**
 * What the tasks of a stage need of an executor; number 0 is what the configuration says.
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
}
