package org.minispark.resource;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Puts a {@link ResourceProfile} together. */
public class ResourceProfileBuilder {
  /** Profiles are numbered in the whole process: they are made without a context. */
  private static final AtomicInteger NEXT_ID =
      new AtomicInteger(ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID() + 1);

  private final ConcurrentHashMap<String, ExecutorResourceRequest> executorRequests =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, TaskResourceRequest> taskRequests =
      new ConcurrentHashMap<>();

  /** What an executor must have so far; a copy. */
  public Map<String, ExecutorResourceRequest> executorResourcesJMap() {
    return Collections.unmodifiableMap(new HashMap<>(executorRequests));
  }

  /** What a task takes so far; a copy. */
  public Map<String, TaskResourceRequest> taskResourcesJMap() {
    return Collections.unmodifiableMap(new HashMap<>(taskRequests));
  }

  /** Adds requests; those of the same name are replaced. */
  public ResourceProfileBuilder require(ExecutorResourceRequests requests) {
    executorRequests.putAll(requests.requestsJMap());
    return this;
  }

  /** Adds requests; those of the same name are replaced. */
  public ResourceProfileBuilder require(TaskResourceRequests requests) {
    taskRequests.putAll(requests.requestsJMap());
    return this;
  }

  /** Forgets what was asked of executors. */
  public ResourceProfileBuilder clearExecutorResourceRequests() {
    executorRequests.clear();
    return this;
  }

  /** Forgets what was asked for tasks. */
  public ResourceProfileBuilder clearTaskResourceRequests() {
    taskRequests.clear();
    return this;
  }

  /** A profile with what was required, and a number of its own. */
  public ResourceProfile build() {
    return new ResourceProfile(
        NEXT_ID.getAndIncrement(), executorResourcesJMap(), taskResourcesJMap());
  }

  @Override
  public String toString() {
    return "Profile executor resources: "
        + list(executorRequests.entrySet())
        + ", task resources: "
        + list(taskRequests.entrySet());
  }

  private static <V> String list(Collection<Map.Entry<String, V>> entries) {
    return entries.stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", "ArrayBuffer(", ")"));
  }
}
