package org.minispark.compare.parity.cases;

import java.util.TreeMap;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.resource.ExecutorResourceRequest;
import org.minispark.resource.ExecutorResourceRequests;
import org.minispark.resource.ResourceProfile;
import org.minispark.resource.ResourceProfileBuilder;
import org.minispark.resource.TaskResourceRequest;
import org.minispark.resource.TaskResourceRequests;

/** What stages may ask of executors, and that local mode grants none of it. */
public final class ResourceCases {
  private ResourceCases() {}

  public static Object executors() {
    ExecutorResourceRequests requests =
        new ExecutorResourceRequests()
            .cores(2)
            .memory("2g")
            .memoryOverhead("2048k")
            .offHeapMemory("1024")
            .pysparkMemory("1g")
            .resource("gpu", 2, "/find", "nvidia");
    ExecutorResourceRequest gpu = requests.requestsJMap().get("gpu");
    return new Report()
        .of("all", () -> new TreeMap<>(requests.requestsJMap()).toString())
        .of("text", () -> new ExecutorResourceRequests().cores(3).toString())
        .of("name", () -> gpu.resourceName())
        .of("amount", () -> gpu.amount())
        .of("script", () -> gpu.discoveryScript())
        .of("vendor", () -> gpu.vendor())
        .of("equal", () -> gpu.equals(new ExecutorResourceRequest("gpu", 2, "/find", "nvidia")))
        .of("not equal", () -> gpu.equals(new ExecutorResourceRequest("gpu", 2, "/find", "")))
        .of(
            "same hash",
            () ->
                gpu.hashCode()
                    == new ExecutorResourceRequest("gpu", 2, "/find", "nvidia").hashCode())
        .of("no size", () -> new ExecutorResourceRequests().memory("lots"))
        .of("negative", () -> new ExecutorResourceRequests().cores(-1).toString());
  }

  public static Object tasks() {
    TaskResourceRequests requests = new TaskResourceRequests().cpus(1).resource("gpu", 0.5);
    TaskResourceRequest gpu = requests.requestsJMap().get("gpu");
    return new Report()
        .of("text", () -> requests.toString())
        .of("all", () -> new TreeMap<>(requests.requestsJMap()).toString())
        .of("name", () -> gpu.resourceName())
        .of("amount", () -> gpu.amount())
        .of("equal", () -> gpu.equals(new TaskResourceRequest("gpu", 0.5)))
        .of("not equal", () -> gpu.equals(new TaskResourceRequest("gpu", 0.25)))
        .of("same hash", () -> gpu.hashCode() == new TaskResourceRequest("gpu", 0.5).hashCode())
        .of("replaced", () -> requests.addRequest(new TaskResourceRequest("gpu", 2)).toString())
        .of("more than a half", () -> new TaskResourceRequest("gpu", 0.7))
        .of("no whole number", () -> new TaskResourceRequests().resource("gpu", 1.5))
        .of("none", () -> new TaskResourceRequests().resource("gpu", 0).toString());
  }

  public static Object profiles() {
    ResourceProfileBuilder builder =
        new ResourceProfileBuilder()
            .require(new ExecutorResourceRequests().cores(2))
            .require(new TaskResourceRequests().cpus(1));
    ResourceProfile one = builder.build();
    ResourceProfile other = builder.build();
    return new Report()
        .of("builder", () -> builder.toString())
        .of("builder's executors", () -> builder.executorResourcesJMap().toString())
        .of("builder's tasks", () -> builder.taskResourcesJMap().toString())
        .of("executors", () -> one.executorResourcesJMap().toString())
        .of("tasks", () -> one.taskResourcesJMap().toString())
        .of("text", () -> one.toString().replaceFirst("id = \\d+", "id"))
        .of("numbers", () -> other.id() - one.id())
        .of("equal", () -> one.equals(Data.self(one)))
        .of("not equal", () -> one.equals(other))
        .of("same hash", () -> one.hashCode() == other.hashCode())
        .of("cleared executors", () -> builder.clearExecutorResourceRequests().toString())
        .of("cleared tasks", () -> builder.clearTaskResourceRequests().toString())
        .of("empty", () -> builder.build().toString().replaceFirst("id = \\d+", "id"));
  }

  public static Object names() {
    return new Report()
        .of("default", () -> ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID())
        .of("unknown", () -> ResourceProfile.UNKNOWN_RESOURCE_PROFILE_ID())
        .of("all", () -> ResourceProfile.allSupportedExecutorResources())
        .of("cores", () -> ResourceProfile.CORES())
        .of("cpus", () -> ResourceProfile.CPUS())
        .of("memory", () -> ResourceProfile.MEMORY())
        .of("off heap", () -> ResourceProfile.OFFHEAP_MEM())
        .of("overhead", () -> ResourceProfile.OVERHEAD_MEM())
        .of("python", () -> ResourceProfile.PYSPARK_MEM());
  }

  public static Object ofRdds(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 4, 2);
    ExecutorResourceRequests executors = new ExecutorResourceRequests().cores(1);
    TaskResourceRequests tasks = new TaskResourceRequests().cpus(1);
    return new Report()
        .of("none", () -> numbers.getResourceProfile())
        .of(
            "executors",
            () ->
                numbers.withResources(
                    new ResourceProfileBuilder().require(executors).require(tasks).build()))
        .of(
            "tasks alone",
            () -> numbers.withResources(new ResourceProfileBuilder().require(tasks).build()));
  }
}
