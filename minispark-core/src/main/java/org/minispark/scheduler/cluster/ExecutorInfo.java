package org.minispark.scheduler.cluster;

import java.util.Map;
import org.minispark.api.java.Optional;
import org.minispark.resource.ResourceInformation;

/**
 * What the driver knows of an executor.
 *
 * @param logUrlMap addresses of its logs by their names
 * @param registrationTime when it came, in milliseconds since 1970
 * @param requestTime when it was asked for
 */
public record ExecutorInfo(
    String executorHost,
    int totalCores,
    Map<String, String> logUrlMap,
    Map<String, String> attributes,
    Map<String, ResourceInformation> resourcesInfo,
    int resourceProfileId,
    Optional<Long> registrationTime,
    Optional<Long> requestTime) {
  public ExecutorInfo(String executorHost, int totalCores, Map<String, String> logUrlMap) {
    this(
        executorHost,
        totalCores,
        logUrlMap,
        Map.of(),
        Map.of(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether the other is of the same class, so that the two might be equal. */
  public boolean canEqual(Object other) {
    return other instanceof ExecutorInfo;
  }
}
