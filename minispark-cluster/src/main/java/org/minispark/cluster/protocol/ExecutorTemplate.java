package org.minispark.cluster.protocol;

import java.util.List;
import java.util.Map;

/**
 * What all executors of an application have in common as processes. Holds no secrets: the keys of a
 * machine's TLS, and the application's secret, are there already or follow from what is.
 *
 * @param heapMegabytes the heap of each
 * @param javaOptions for the JVM
 * @param extraClassPath before the engine's own; empty if nothing
 * @param environment variables that the program has asked for ({@code spark.executorEnv.*})
 * @param network the part of the configuration that is needed to reach the driver
 * @param stopMillis how long a process has to end by itself
 */
public record ExecutorTemplate(
    int heapMegabytes,
    List<String> javaOptions,
    String extraClassPath,
    Map<String, String> environment,
    Map<String, String> network,
    long stopMillis) {
  /** Most bytes that one takes. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_OPTIONS = 1 << 12;

  public ExecutorTemplate {
    javaOptions = List.copyOf(javaOptions);
    environment = Map.copyOf(environment);
    network = Map.copyOf(network);
  }

  public void write(WireOutput out) {
    out.writeVarInt(heapMegabytes);
    out.writeList(javaOptions, MAX_OPTIONS, (to, option) -> to.writeString(option, MAX_BYTES));
    out.writeString(extraClassPath, MAX_BYTES);
    Limits.writeTexts(out, environment, MAX_BYTES);
    Limits.writeTexts(out, network, MAX_BYTES);
    out.writeVarLong(stopMillis);
  }

  public static ExecutorTemplate read(WireInput in) throws MalformedMessageException {
    return new ExecutorTemplate(
        in.readVarInt(),
        in.readList(MAX_OPTIONS, from -> from.readString(MAX_BYTES)),
        in.readString(MAX_BYTES),
        Limits.readTexts(in, MAX_BYTES),
        Limits.readTexts(in, MAX_BYTES),
        in.readVarLong());
  }
}
