package org.minispark.cluster.shell;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * A variable of the session: JShell makes it a static field of a class around the line that
 * declares it.
 *
 * @param owner the internal name of that class
 */
record SessionVariable(String owner, String name, String descriptor)
    implements Comparable<SessionVariable> {
  private static final Pattern LINE = Pattern.compile("REPL/\\$JShell\\$\\d+[A-Z]*");
  private static final Comparator<SessionVariable> ORDER =
      Comparator.comparing(SessionVariable::owner).thenComparing(SessionVariable::name);

  /** Whether the class is JShell's around a line, not one that the line declares. */
  static boolean isLine(String className) {
    return LINE.matcher(className).matches();
  }

  Type type() {
    return Type.getType(descriptor);
  }

  @Override
  public int compareTo(SessionVariable other) {
    return ORDER.compare(this, other);
  }
}
