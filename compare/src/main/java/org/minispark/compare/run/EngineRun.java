package org.minispark.compare.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one run of a program went.
 *
 * @param exitStatus the process's; 0 is success
 * @param wallTime from the start of the process to its end
 * @param mainTime from the start of the program's main method to its end
 * @param standardOutput the file that holds it, in UTF-8
 * @param standardError the file that holds it, in UTF-8
 * @param output the folder that the program was given to write to
 */
public record EngineRun(
    int exitStatus,
    Duration wallTime,
    Duration mainTime,
    Path standardOutput,
    Path standardError,
    Path output) {
  public boolean failed() {
    return exitStatus != 0;
  }
}
