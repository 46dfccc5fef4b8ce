package org.minispark.cluster.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.minispark.engine.base.Log;

/** The end of what a process has printed, which mostly says why it ended. */
public final class LastLines {
  private static final Log LOG = Log.of(LastLines.class);
  private static final int MOST_BYTES = 2000;

  private LastLines() {}

  /** The last lines of a log, at most 2,000 bytes; empty if there are none. */
  public static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - MOST_BYTES);
      byte[] bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      String end = new String(bytes, Charset.defaultCharset());
      return (start == 0 ? end : end.substring(end.indexOf('\n') + 1)).strip();
    } catch (IOException noLog) {
      LOG.debug("There is no log {}", log, noLog);
      return "";
    }
  }
}
