package org.minispark.cluster.protocol;

import java.util.List;
import java.util.Map;

/**
 * A program that is to run on a worker. Holds no secrets: the driver gets that of its application
 * from its worker.
 *
 * @param jar where the program's jar is: the {@link ProgramFile#reference} of one of {@code files},
 *     or a path or URI that means the same on each worker
 * @param mainClass the class to run
 * @param arguments the program's own
 * @param properties the program's {@code spark.*} properties
 * @param javaOptions for the JVM, the heap apart
 * @param heapMegabytes the heap ({@code spark.driver.memory})
 * @param cores that it holds on its worker ({@code spark.driver.cores})
 * @param supervised whether it is started again when it fails ({@code spark.driver.supervise})
 * @param files those that come with it
 */
public record DriverDescription(
    String jar,
    String mainClass,
    List<String> arguments,
    Map<String, String> properties,
    List<String> javaOptions,
    int heapMegabytes,
    int cores,
    boolean supervised,
    List<ProgramFile> files) {
  /** Most bytes that one takes. */
  static final int MAX_BYTES = 4 << 20;

  private static final int MAX_WORDS = 1 << 16;

  public DriverDescription {
    arguments = List.copyOf(arguments);
    properties = Map.copyOf(properties);
    javaOptions = List.copyOf(javaOptions);
    files = List.copyOf(files);
  }

  /** The same program with its files elsewhere. */
  public DriverDescription at(String otherJar, Map<String, String> otherProperties) {
    return new DriverDescription(
        otherJar,
        mainClass,
        arguments,
        otherProperties,
        javaOptions,
        heapMegabytes,
        cores,
        supervised,
        files);
  }

  public void write(WireOutput out) {
    out.writeString(jar, MAX_BYTES);
    out.writeString(mainClass, MAX_BYTES);
    out.writeList(arguments, MAX_WORDS, (to, word) -> to.writeString(word, MAX_BYTES));
    Limits.writeTexts(out, properties, MAX_BYTES);
    out.writeList(javaOptions, MAX_WORDS, (to, word) -> to.writeString(word, MAX_BYTES));
    out.writeVarInt(heapMegabytes);
    out.writeVarInt(cores);
    out.writeBoolean(supervised);
    out.writeList(files, MAX_WORDS, (to, file) -> file.write(to));
  }

  public static DriverDescription read(WireInput in) throws MalformedMessageException {
    return new DriverDescription(
        in.readString(MAX_BYTES),
        in.readString(MAX_BYTES),
        in.readList(MAX_WORDS, from -> from.readString(MAX_BYTES)),
        Limits.readTexts(in, MAX_BYTES),
        in.readList(MAX_WORDS, from -> from.readString(MAX_BYTES)),
        in.readVarInt(),
        in.readVarInt(),
        in.readBoolean(),
        in.readList(MAX_WORDS, ProgramFile::read));
  }
}
