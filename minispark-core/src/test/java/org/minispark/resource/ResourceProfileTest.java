package org.minispark.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Profiles of resources. Texts and messages are Spark 3.5.7's. */
class ResourceProfileTest {
  @Test
  void executorsCanBeAskedForMemoryCoresAndMore() {
    ExecutorResourceRequests requests =
        new ExecutorResourceRequests()
            .cores(2)
            .memory("2g")
            .memoryOverhead("2048k")
            .offHeapMemory("1024")
            .pysparkMemory("1g")
            .resource("gpu", 2, "/find", "nvidia");

    assertThat(requests.requestsJMap())
        .containsEntry("cores", new ExecutorResourceRequest("cores", 2, "", ""))
        .containsEntry("memory", new ExecutorResourceRequest("memory", 2048, "", ""))
        .containsEntry("memoryOverhead", new ExecutorResourceRequest("memoryOverhead", 2, "", ""))
        .containsEntry("offHeap", new ExecutorResourceRequest("offHeap", 1024, "", ""))
        .containsEntry(
            "pyspark.memory", new ExecutorResourceRequest("pyspark.memory", 1024, "", ""))
        .containsEntry("gpu", new ExecutorResourceRequest("gpu", 2, "/find", "nvidia"))
        .hasSize(6);
    assertThat(requests.requestsJMap().get("gpu"))
        .hasToString("name: gpu, amount: 2, script: /find, vendor: nvidia");
    assertThat(ResourceProfile.allSupportedExecutorResources())
        .containsExactly("cores", "memory", "memoryOverhead", "pyspark.memory", "offHeap");
  }

  @Test
  void memoryMustBeASize() {
    assertThatThrownBy(() -> new ExecutorResourceRequests().memory("lots"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessageEndingWith("Failed to parse byte string: lots");
  }

  @Test
  void tasksTakeWholeResourcesOrShareThem() {
    TaskResourceRequests requests = new TaskResourceRequests().cpus(1).resource("gpu", 0.5);

    assertThat(requests)
        .hasToString(
            "Task resource requests: {cpus=name: cpus, amount: 1.0, gpu=name: gpu, amount: 0.5}");
    assertThatThrownBy(() -> requests.resource("gpu", 0.7))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "assertion failed: The resource amount 0.7 must be either <= 0.5, or a whole number.");
    assertThatThrownBy(() -> requests.addRequest(new TaskResourceRequest("gpu", 1.5)))
        .isInstanceOf(AssertionError.class);
    assertThat(requests.resource("gpu", 2).requestsJMap().get("gpu").amount()).isEqualTo(2);
  }

  @Test
  void aBuilderMakesProfilesWithNumbersOfTheirOwn() {
    ResourceProfileBuilder builder =
        new ResourceProfileBuilder()
            .require(new ExecutorResourceRequests().cores(2))
            .require(new TaskResourceRequests().cpus(1));

    ResourceProfile one = builder.build();
    ResourceProfile other = builder.build();

    assertThat(builder)
        .hasToString(
            "Profile executor resources: ArrayBuffer(cores=name: cores, amount: 2, script: ,"
                + " vendor: ), task resources: ArrayBuffer(cpus=name: cpus, amount: 1.0)");
    assertThat(one)
        .isNotEqualTo(other)
        .hasSameHashCodeAs(other)
        .hasToString(
            "Profile: id = "
                + one.id()
                + ", executor resources: cores -> name: cores, amount: 2, script: , vendor: ,"
                + " task resources: cpus -> name: cpus, amount: 1.0");
    assertThat(other.id()).isGreaterThan(one.id());
    assertThat(one.id()).isGreaterThan(ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID());
  }

  @Test
  void aBuilderCanBeCleared() {
    ResourceProfileBuilder builder =
        new ResourceProfileBuilder()
            .require(new ExecutorResourceRequests().cores(2))
            .require(new TaskResourceRequests().cpus(1))
            .clearExecutorResourceRequests()
            .clearTaskResourceRequests();

    assertThat(builder.executorResourcesJMap()).isEmpty();
    assertThat(builder.taskResourcesJMap()).isEmpty();
  }
}
