package org.minispark.resource;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a task takes of its executor, put together one by one. */
public class TaskResourceRequests implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ConcurrentHashMap<String, TaskResourceRequest> requests = new ConcurrentHashMap<>();

  /** The requests so far, by the resource's name; a copy. */
  public Map<String, TaskResourceRequest> requestsJMap() {
    return Collections.unmodifiableMap(new HashMap<>(requests));
  }

  /** Asks for cores. */
  public TaskResourceRequests cpus(int amount) {
    return resource(ResourceProfile.CPUS(), amount);
  }

  /**
   * A resource of any kind, such as "gpu".
   *
   * @param amount a whole number, or at most 0.5 where several tasks share one
   */
  public TaskResourceRequests resource(String resourceName, double amount) {
    return addRequest(new TaskResourceRequest(resourceName, amount));
  }

  /** Adds a request that was made elsewhere; it takes the place of one of the same name. */
  public TaskResourceRequests addRequest(TaskResourceRequest request) {
    requests.put(request.resourceName(), request);
    return this;
  }

  @Override
  public String toString() {
    return "Task resource requests: " + requests;
  }
}
