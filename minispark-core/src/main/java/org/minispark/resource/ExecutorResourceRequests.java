package org.minispark.resource;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.ByteString;

/**
 * What an executor must have, put together one by one. Sizes are texts such as "2g", in MiB if they
 * name no unit; {@code NumberFormatException} if they are none.
 */
public class ExecutorResourceRequests implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ConcurrentHashMap<String, ExecutorResourceRequest> requests =
      new ConcurrentHashMap<>();

  /** The requests so far, by the resource's name; a copy. */
  public Map<String, ExecutorResourceRequest> requestsJMap() {
    return Collections.unmodifiableMap(new HashMap<>(requests));
  }

  /** Heap memory. */
  public ExecutorResourceRequests memory(String amount) {
    return size(ResourceProfile.MEMORY(), amount);
  }

  /** Memory outside of the heap that the engine manages. */
  public ExecutorResourceRequests offHeapMemory(String amount) {
    return size(ResourceProfile.OFFHEAP_MEM(), amount);
  }

  /** Memory outside of the heap for all else. */
  public ExecutorResourceRequests memoryOverhead(String amount) {
    return size(ResourceProfile.OVERHEAD_MEM(), amount);
  }

  /** Memory of Python's processes. */
  public ExecutorResourceRequests pysparkMemory(String amount) {
    return size(ResourceProfile.PYSPARK_MEM(), amount);
  }

  /** Asks for cores. */
  public ExecutorResourceRequests cores(int amount) {
    return add(new ExecutorResourceRequest(ResourceProfile.CORES(), amount, "", ""));
  }

  /** A resource of another kind, such as "gpu". */
  public ExecutorResourceRequests resource(
      String resourceName, long amount, String discoveryScript, String vendor) {
    return add(new ExecutorResourceRequest(resourceName, amount, discoveryScript, vendor));
  }

  private ExecutorResourceRequests size(String resourceName, String amount) {
    long mebibytes = ByteString.parse(amount, ByteString.Unit.MiB);
    return add(new ExecutorResourceRequest(resourceName, mebibytes, "", ""));
  }

  private ExecutorResourceRequests add(ExecutorResourceRequest request) {
    requests.put(request.resourceName(), request);
    return this;
  }

  @Override
  public String toString() {
    return "Executor resource requests: " + requests;
  }
}
