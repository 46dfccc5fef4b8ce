package org.minispark.compare.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.minispark.compare.recording.Journal;

/** The classes that record a run from inside, in the vocabulary of the engine that runs it. */
public final class RecorderCode {
  private static final String FOLDER = Journal.class.getPackageName().replace('.', '/') + "/";

  private RecorderCode() {}

  /** A jar with them, in {@code folder}; it goes before the comparison's own code. */
  public static Path jarFor(Engine engine, Path folder) throws IOException {
    Path jar = folder.resolve("recorder.jar");
    engine.relocator().relocate(ownCode(), FOLDER, jar);
    return jar;
  }

  /** Where the comparison itself is: a jar, or a folder of classes. */
  public static Path ownCode() throws IOException {
    try {
      return Path.of(Journal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the comparison's own code", e);
    }
  }
}
