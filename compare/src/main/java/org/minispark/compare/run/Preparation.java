package org.minispark.compare.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What an engine wants done before a run's process starts. */
@FunctionalInterface
interface Preparation {
  /** Nothing. */
  Preparation NONE = (folder, program) -> new Needs(Map.of(), Map.of());

  /**
   * Prepares one run.
   *
   * @param folder an empty one, which is removed when the run ends well
   * @param program the run's own jars
   */
  Needs prepare(Path folder, List<Path> program) throws IOException;

  /**
   * What the process must be told of it.
   *
   * @param properties system properties, over the engine's own
   * @param environment variables
   */
  record Needs(Map<String, String> properties, Map<String, String> environment) {}
}
