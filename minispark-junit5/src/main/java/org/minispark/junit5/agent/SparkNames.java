package org.minispark.junit5.agent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Spark's names, and what MiniSpark calls the same. Strings that are nothing but a name or a
 * method's descriptor are renamed too: serialized lambdas compare such strings.
 */
final class SparkNames extends Remapper {
  /** With slashes or dots: Spark's packages, Scala's tuples, the few of Hadoop's that stand in. */
  private static final Pattern MOVED =
      Pattern.compile(
          "org([./])apache[./]spark(?=[./]|$)"
              + "|scala([./])(?=(?:Tuple\\d+|Product)$)"
              + "|org([./])apache[./](?=hadoop[./])");

  private static final Pattern NAME =
      Pattern.compile("[\\w$]+(?:/[\\w$]+)+|[\\w$]+(?:\\.[\\w$]+)+");
  private static final Pattern DESCRIPTOR = Pattern.compile("\\([^()\\s]*\\)[^()\\s]+");
  private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([\\w$/]+);");

  private SparkNames() {
    super(Opcodes.ASM9);
  }

  /** The class with MiniSpark's names in it. */
  static byte[] replaceIn(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new ClassRemapper(writer, new SparkNames()), 0);
    return writer.toByteArray();
  }

  @Override
  public String map(String internalName) {
    return rename(internalName);
  }

  @Override
  public Object mapValue(Object value) {
    return value instanceof String text ? renameText(text) : super.mapValue(value);
  }

  private static String renameText(String text) {
    if (DESCRIPTOR.matcher(text).matches()) {
      return CLASS_IN_DESCRIPTOR
          .matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement("L" + rename(found.group(1)) + ";"));
    }
    return NAME.matcher(text).matches() ? rename(text) : text;
  }

  private static String rename(String name) {
    Matcher moved = MOVED.matcher(name);
    if (!moved.lookingAt()) {
      return name;
    }
    String rest = name.substring(moved.end());
    if (moved.group(1) != null) {
      return "org" + moved.group(1) + "minispark" + rest;
    }
    String separator = moved.group(2) != null ? moved.group(2) : moved.group(3);
    return "org" + separator + "minispark" + separator + rest;
  }
}
