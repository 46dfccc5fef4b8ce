package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.resource.ExecutorResourceRequest;
import org.minispark.resource.ExecutorResourceRequests;
import org.minispark.resource.ResourceInformation;
import org.minispark.resource.ResourceProfile;
import org.minispark.resource.ResourceProfileBuilder;
import org.minispark.resource.TaskResourceRequest;
import org.minispark.resource.TaskResourceRequests;

/** What a stage may ask of its executors and tasks. */
public final class ResourceRequestCases {
  private ResourceRequestCases() {}

  public static Object names() {
    return Arrays.asList(
        ResourceProfile.CORES(),
        ResourceProfile.CPUS(),
        ResourceProfile.MEMORY(),
        ResourceProfile.OFFHEAP_MEM(),
        ResourceProfile.OVERHEAD_MEM(),
        ResourceProfile.PYSPARK_MEM(),
        ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID(),
        ResourceProfile.UNKNOWN_RESOURCE_PROFILE_ID(),
        ResourceProfile.allSupportedExecutorResources());
  }

  public static Object ofExecutors() {
    ExecutorResourceRequest gpu = new ExecutorResourceRequest("gpu", 2, "find.sh", "nvidia.com");
    ExecutorResourceRequests all = executors();
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    gpu.resourceName(), gpu.amount(), gpu.discoveryScript(), gpu.vendor()))
        .of("text", () -> gpu.toString())
        .of(
            "equal",
            () -> gpu.equals(new ExecutorResourceRequest("gpu", 2, "find.sh", "nvidia.com")))
        .of("not equal", () -> gpu.equals(new ExecutorResourceRequest("gpu", 2, "", "")))
        .of(
            "hash",
            () ->
                gpu.hashCode()
                    == new ExecutorResourceRequest("gpu", 2, "find.sh", "nvidia.com").hashCode())
        .of("all", () -> texts(all.requestsJMap()))
        .of("all as text", () -> all.toString().startsWith("Executor resource requests: "))
        .of("no memory", () -> new ExecutorResourceRequests().memory("x"));
  }

  public static Object ofTasks() {
    TaskResourceRequest gpu = new TaskResourceRequest("gpu", 0.25);
    TaskResourceRequests all =
        new TaskResourceRequests().cpus(2).resource("gpu", 0.5).addRequest(gpu);
    return new Report()
        .of("parts", () -> gpu.resourceName() + gpu.amount())
        .of("text", () -> gpu.toString())
        .of("equal", () -> gpu.equals(new TaskResourceRequest("gpu", 0.25)))
        .of("not equal", () -> gpu.equals(new TaskResourceRequest("gpu", 0.5)))
        .of("hash", () -> gpu.hashCode() == new TaskResourceRequest("gpu", 0.25).hashCode())
        .of("all", () -> texts(all.requestsJMap()))
        .of("all as text", () -> all.toString().startsWith("Task resource requests: "))
        .of("more than half", () -> new TaskResourceRequest("gpu", 0.75))
        .of("not whole", () -> new TaskResourceRequest("gpu", 1.5))
        .of("none", () -> new TaskResourceRequest("gpu", 0).amount());
  }

  public static Object profiles() {
    ResourceProfileBuilder builder = new ResourceProfileBuilder();
    TaskResourceRequests tasks = new TaskResourceRequests().cpus(1);
    return new Report()
        .of("required", () -> builder.require(executors()).require(tasks) == builder)
        .of("executor's", () -> texts(builder.executorResourcesJMap()))
        .of("task's", () -> texts(builder.taskResourcesJMap()))
        .of("text", () -> builder.toString().startsWith("Profile executor resources: "))
        .of("built", () -> parts(builder.build()))
        .of("ids differ", () -> builder.build().id() != builder.build().id())
        .of("equal", () -> builder.build().equals(builder.build()))
        .of("equal to itself", () -> same(builder.build()))
        .of("hash", () -> hash(builder.build()))
        .of("profile's text", () -> builder.build().toString().startsWith("Profile: id = "))
        .of(
            "executor's cleared",
            () -> texts(builder.clearExecutorResourceRequests().executorResourcesJMap()))
        .of("task's cleared", () -> texts(builder.clearTaskResourceRequests().taskResourcesJMap()))
        .of("empty", () -> parts(builder.build()));
  }

  public static Object ofAnRdd(JavaSparkContext sc) {
    ResourceProfile profile = new ResourceProfileBuilder().require(executors()).build();
    return new Report()
        .of("none", () -> Data.range(sc, 1, 1).getResourceProfile())
        .of(
            "with",
            () -> Data.range(sc, 1, 1).withResources(profile).getResourceProfile().equals(profile));
  }

  public static Object information() {
    ResourceInformation gpus = new ResourceInformation("gpu", new String[] {"0", "1"});
    return new Report()
        .of("name", () -> gpus.name())
        .of("addresses", () -> gpus.addresses())
        .of("text", () -> gpus.toString())
        .of("equal", () -> gpus.equals(new ResourceInformation("gpu", new String[] {"0", "1"})))
        .of("not equal", () -> gpus.equals(new ResourceInformation("gpu", new String[] {"1", "0"})))
        .of(
            "hash",
            () ->
                gpus.hashCode()
                    == new ResourceInformation("gpu", new String[] {"0", "1"}).hashCode());
  }

  private static ExecutorResourceRequests executors() {
    return new ExecutorResourceRequests()
        .cores(2)
        .memory("1g")
        .memoryOverhead("100m")
        .offHeapMemory("2g")
        .pysparkMemory("3g")
        .resource("gpu", 1, "find.sh", "nvidia.com");
  }

  private static Object parts(ResourceProfile profile) {
    return Arrays.asList(
        texts(profile.executorResourcesJMap()), texts(profile.taskResourcesJMap()));
  }

  private static boolean same(ResourceProfile profile) {
    ResourceProfile other = profile;
    return profile.equals(other);
  }

  private static boolean hash(ResourceProfile profile) {
    return profile.hashCode() == profile.hashCode();
  }

  private static Map<String, String> texts(Map<String, ?> requests) {
    Map<String, String> texts = new TreeMap<>();
    requests.forEach((name, request) -> texts.put(name, request.toString()));
    return texts;
  }
}
