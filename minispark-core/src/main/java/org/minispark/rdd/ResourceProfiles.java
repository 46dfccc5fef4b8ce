package org.minispark.rdd;

import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.resource.ResourceProfile;

/** Which profiles a master can grant: none, and says so as Spark does where it can grant none. */
final class ResourceProfiles {
  private ResourceProfiles() {}

  /** A profile without wishes for executors can at most change how many tasks run on one. */
  static RuntimeException refuse(ResourceProfile profile) {
    return Unchecked.rethrow(
        new SparkException(
            profile.executorResourcesJMap().isEmpty()
                ? "TaskResourceProfiles are only supported for Standalone, Yarn and Kubernetes"
                    + " cluster for now when dynamic allocation is disabled."
                : "ResourceProfiles are only supported on YARN and Kubernetes and Standalone with"
                    + " dynamic allocation enabled."));
  }
}
