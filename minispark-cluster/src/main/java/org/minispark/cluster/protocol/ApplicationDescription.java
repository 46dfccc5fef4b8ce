package org.minispark.cluster.protocol;

import java.util.Optional;

/**
 * What an application asks of a master.
 *
 * @param name as people know it
 * @param user who runs it
 * @param maxCores the most cores that it takes ({@code spark.cores.max}); else the master decides
 * @param coresPerExecutor ({@code spark.executor.cores}); without it an executor takes all cores
 *     that its worker gives the application
 * @param memoryPerExecutor in MiB ({@code spark.executor.memory})
 */
public record ApplicationDescription(
    String name,
    String user,
    Optional<Integer> maxCores,
    Optional<Integer> coresPerExecutor,
    int memoryPerExecutor) {
  private static final int MAX_NAME_BYTES = 1 << 10;

  public void write(WireOutput out) {
    out.writeText(name, MAX_NAME_BYTES);
    out.writeText(user, MAX_NAME_BYTES);
    out.writeOptional(maxCores, WireOutput::writeVarInt);
    out.writeOptional(coresPerExecutor, WireOutput::writeVarInt);
    out.writeVarInt(memoryPerExecutor);
  }

  public static ApplicationDescription read(WireInput in) throws MalformedMessageException {
    return new ApplicationDescription(
        in.readString(MAX_NAME_BYTES),
        in.readString(MAX_NAME_BYTES),
        in.readOptional(WireInput::readVarInt),
        in.readOptional(WireInput::readVarInt),
        in.readVarInt());
  }
}
