package org.minispark.cluster.deploy;

import java.util.regex.Pattern;

/** Ids that become names of files and directories. */
final class Names {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private Names() {}

  /** Whether it is a plain name. */
  static boolean isSafe(String id) {
    return SAFE.matcher(id).matches();
  }

  /**
   * The same id.
   *
   * @throws IllegalArgumentException if it is more than a plain name
   */
  static String requireSafe(String id) {
    if (!isSafe(id)) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    return id;
  }
}
