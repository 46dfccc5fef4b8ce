package org.minispark.compare.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.minispark.compare.recording.Recording;

/**
 * How one run of a program went.
 *
 * @param exitStatus the process's; 0 is success
 * @param start when the process was started, in milliseconds since 1970
 * @param wallTime from the start of the process to its end
 * @param standardOutput the file that holds it, in UTF-8
 * @param standardError the file that holds it, in UTF-8
 * @param output the folder that the program was given to write to
 * @param recording what the run told of itself
 */
public record EngineRun(
    int exitStatus,
    long start,
    Duration wallTime,
    Path standardOutput,
    Path standardError,
    Path output,
    Recording recording) {
  public boolean failed() {
    return exitStatus != 0;
  }

  /** What the run printed as errors; what is no text is replaced. */
  public List<String> errorLines() throws IOException {
    return new String(Files.readAllBytes(standardError), StandardCharsets.UTF_8).lines().toList();
  }

  /** From the start of the program's main method to its end; zero if the process was killed. */
  public Duration mainTime() {
    return recording.mainEnd() == Recording.NEVER
        ? Duration.ZERO
        : Duration.ofMillis(recording.mainEnd() - recording.mainStart());
  }
}
