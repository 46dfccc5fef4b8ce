package org.minispark.cluster.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.minispark.engine.base.Clock;

/** One log that rolls, at ends of lines wherever there are any. For one thread. */
final class RollingLog implements Closeable {
  private static final String COMPRESSED = ".gz";

  private final Path file;
  private final LogRolling rolling;
  private final Clock clock;
  private OutputStream out;
  private long size;
  private long turnOfInterval;

  /** Continues a log that is there. */
  RollingLog(Path file, LogRolling rolling, Clock clock) throws IOException {
    this.file = file;
    this.rolling = rolling;
    this.clock = clock;
    open();
  }

  void write(byte[] bytes, int length) throws IOException {
    int rest = 0;
    if (isDue(length)) {
      rest = endOfFirstLine(bytes, length);
      append(bytes, 0, rest);
      roll();
    }
    append(bytes, rest, length);
    out.flush();
  }

  private void append(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
    size += to - from;
  }

  private boolean isDue(int length) {
    if (size == 0) {
      return false;
    }
    if (rolling.trigger() instanceof LogRolling.Size max) {
      return size + length > max.bytes();
    }
    return clock.timeMillis() > turnOfInterval;
  }

  /** Behind the first line, which ends what is there; at the start if there is no end of a line. */
  private static int endOfFirstLine(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private void open() throws IOException {
    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = Files.size(file);
    if (rolling.trigger() instanceof LogRolling.Interval interval) {
      turnOfInterval = (clock.timeMillis() / interval.millis() + 1) * interval.millis();
    }
  }

  private void roll() throws IOException {
    out.close();
    Path aside = Files.move(file, unusedName());
    if (rolling.compressed()) {
      compress(aside);
    }
    removeOldest();
    open();
  }

  private Path unusedName() {
    String suffix = rolling.suffix().format(Instant.ofEpochMilli(clock.timeMillis()));
    Path name = file.resolveSibling(file.getFileName() + suffix);
    for (int i = 0; isUsed(name); i++) {
      name = file.resolveSibling(file.getFileName() + suffix + "--" + i);
    }
    return name;
  }

  private static boolean isUsed(Path name) {
    return Files.exists(name) || Files.exists(name.resolveSibling(name.getFileName() + COMPRESSED));
  }

  private static void compress(Path aside) throws IOException {
    Path compressed = aside.resolveSibling(aside.getFileName() + COMPRESSED);
    try (InputStream in = Files.newInputStream(aside);
        OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      in.transferTo(zipped);
    }
    Files.delete(aside);
  }

  private void removeOldest() throws IOException {
    if (rolling.maxRetained() < 0) {
      return;
    }
    List<Path> aside = putAside(file);
    for (Path old : aside.subList(0, Math.max(0, aside.size() - rolling.maxRetained()))) {
      Files.deleteIfExists(old);
    }
  }

  /** What was put aside, the oldest first: the names hold the times. */
  private static List<Path> putAside(Path file) throws IOException {
    String prefix = file.getFileName() + "--";
    try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
      return siblings
          .filter(sibling -> sibling.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.comparing(RollingLog::withoutCompression))
          .toList();
    }
  }

  private static String withoutCompression(Path aside) {
    String name = aside.getFileName().toString();
    return name.endsWith(COMPRESSED)
        ? name.substring(0, name.length() - COMPRESSED.length())
        : name;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
