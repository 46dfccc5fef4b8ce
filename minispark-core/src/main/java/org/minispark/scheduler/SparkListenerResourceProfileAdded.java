package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.resource.ResourceProfile;

/** The program named a new set of resources for its tasks. */
public record SparkListenerResourceProfileAdded(ResourceProfile resourceProfile)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerResourceProfileAdded apply(ResourceProfile resourceProfile) {
    return new SparkListenerResourceProfileAdded(resourceProfile);
  }

  public SparkListenerResourceProfileAdded copy(ResourceProfile resourceProfile) {
    return new SparkListenerResourceProfileAdded(resourceProfile);
  }
}
