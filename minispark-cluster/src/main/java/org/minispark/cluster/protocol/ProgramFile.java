package org.minispark.cluster.protocol;

import java.util.regex.Pattern;

/**
 * A file that comes with a program: from who submits it to the master, and from there to the worker
 * that runs its driver. No path is ever sent.
 *
 * @param name what it is called there; a plain name
 * @param bytes how long it is
 * @param digest the SHA-256 of its content, in hexadecimal
 */
public record ProgramFile(String name, long bytes, String digest) {
  /** What its {@link #reference} begins with. */
  public static final String SCHEME = "submitted:";

  private static final Pattern NAME = Pattern.compile("[^/\\\\,#\\p{Cntrl}]{1,200}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if the name could mean another place, or one is of another
   *     form
   */
  public ProgramFile {
    if (!isPlainName(name)) {
      throw new IllegalArgumentException("not a plain name of a file: " + name);
    }
    if (bytes < 0 || !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("not a file's length and digest: " + bytes + " " + digest);
    }
  }

  /** Whether a file can be called so anywhere. */
  public static boolean isPlainName(String name) {
    return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
  }

  /** Which of a program's files it is: {@code DIGEST/NAME}. */
  public String key() {
    return digest + "/" + name;
  }

  /** What the program's description says in place of where it was. */
  public String reference() {
    return SCHEME + key();
  }

  void write(WireOutput out) {
    out.writeString(name, Limits.SMALL);
    out.writeVarLong(bytes);
    out.writeString(digest, Limits.SMALL);
  }

  static ProgramFile read(WireInput in) throws MalformedMessageException {
    String name = in.readString(Limits.SMALL);
    long bytes = in.readVarLong();
    String digest = in.readString(Limits.SMALL);
    try {
      return new ProgramFile(name, bytes, digest);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(e.getMessage());
    }
  }
}
