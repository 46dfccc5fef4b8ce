package org.minispark.scheduler;

import org.minispark.resource.ResourceProfile;

/** The program named a new set of resources for its tasks. */
public record SparkListenerResourceProfileAdded(ResourceProfile resourceProfile)
    implements SparkListenerEvent {}
