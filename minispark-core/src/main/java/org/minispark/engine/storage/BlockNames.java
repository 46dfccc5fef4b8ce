package org.minispark.engine.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of blocks. */
final class BlockNames {
  private static final Pattern RDD = Pattern.compile("rdd_(\\d+)_(\\d+)");
  private static final Pattern BUCKET = Pattern.compile("shuffle_(\\d+)_(\\d+)_(\\d+)");
  private static final Pattern MAP_OUTPUT = Pattern.compile("shuffle_(\\d+)_(\\d+)_0\\.data");
  private static final Pattern BROADCAST = Pattern.compile("broadcast_(\\d+)(?:_(\\w+))?");
  private static final Pattern RESULT = Pattern.compile("taskresult_(\\d+)");

  private BlockNames() {}

  static Optional<BlockId> parse(String name) {
    try {
      return Optional.ofNullable(read(name));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static BlockId read(String name) {
    Matcher matcher = BUCKET.matcher(name);
    if (matcher.matches()) {
      return new BlockId.ShuffleBlockId(number(matcher, 1), id(matcher, 2), number(matcher, 3));
    }
    matcher = RDD.matcher(name);
    if (matcher.matches()) {
      return new BlockId.RDDBlockId(number(matcher, 1), number(matcher, 2));
    }
    matcher = BROADCAST.matcher(name);
    if (matcher.matches()) {
      String field = matcher.group(2);
      return new BlockId.BroadcastBlockId(id(matcher, 1), field == null ? "" : field);
    }
    matcher = RESULT.matcher(name);
    if (matcher.matches()) {
      return new BlockId.TaskResultBlockId(id(matcher, 1));
    }
    matcher = MAP_OUTPUT.matcher(name);
    return matcher.matches()
        ? new BlockId.ShuffleDataBlockId(number(matcher, 1), id(matcher, 2))
        : null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static long id(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
