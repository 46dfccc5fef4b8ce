package org.minispark.compare.relocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each engine calls the same thing. Names are internal ones, with slashes, unless said
 * otherwise.
 *
 * <p>A name moves with its package, {@code org/minispark} to {@code org/apache/spark}, except
 * tuples, which are Scala's; {@code org/minispark/hadoop}, whose few classes stand in for Hadoop's;
 * and {@code org/minispark/examples} and {@code org/minispark/compare}, which are no part of an
 * engine. A class that the program defines itself keeps its name wherever it lives.
 */
public final class Naming {
  private static final String MINISPARK = "org/minispark";
  private static final String SPARK = "org/apache/spark";
  private static final String HADOOP_STAND_INS = "org/minispark/hadoop";
  private static final String HADOOP = "org/apache/hadoop";
  private static final String EXAMPLES = "org/minispark/examples";
  private static final String COMPARISON = "org/minispark/compare";
  private static final int LARGEST_TUPLE = 22;
  private static final Map<String, String> SPARK_NAMES = sparkNames();

  /** A name of at least two parts, all dotted or all slashed; perhaps as an array's element. */
  private static final Pattern NAME =
      Pattern.compile("(\\[+L)?((?:[\\w$]+\\.)+[\\w$]+|(?:[\\w$]+/)+[\\w$]+)(;)?");

  private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([\\w$/]+);");
  private static final Pattern METHOD_DESCRIPTOR = Pattern.compile("\\([^()\\s]*\\)[^()\\s]+");

  private final Folder hadoop;
  private final Folder engine;
  private final Map<String, String> exceptions;
  private final Set<String> own;

  private Naming(Folder hadoop, Folder engine, Map<String, String> exceptions, Set<String> own) {
    this.hadoop = hadoop;
    this.engine = engine;
    this.exceptions = exceptions;
    this.own = own;
  }

  public static Naming toSpark() {
    return new Naming(
        new Folder(HADOOP_STAND_INS, HADOOP), new Folder(MINISPARK, SPARK), SPARK_NAMES, Set.of());
  }

  public static Naming toMiniSpark() {
    Map<String, String> inverse = new HashMap<>();
    SPARK_NAMES.forEach((mini, spark) -> inverse.put(spark, mini));
    return new Naming(
        new Folder(HADOOP, HADOOP_STAND_INS), new Folder(SPARK, MINISPARK), inverse, Set.of());
  }

  /** The same naming for a program that defines these classes itself. */
  public Naming keeping(Set<String> classesOfProgram) {
    return new Naming(hadoop, engine, exceptions, Set.copyOf(classesOfProgram));
  }

  /** The class or package of that name on the other engine; the same name if it does not move. */
  public String rename(String name) {
    if (own.contains(name) || isIn(name, EXAMPLES) || isIn(name, COMPARISON)) {
      return name;
    }
    String exception = exceptions.get(name);
    if (exception != null) {
      return exception;
    }
    return hadoop.holds(name) ? hadoop.move(name) : engine.move(name);
  }

  /** Whether the name belongs to the engine that the program comes from. */
  public boolean moves(String name) {
    return !rename(name).equals(name);
  }

  /** Whether the program defines the class itself. */
  boolean isOwn(String name) {
    return own.contains(name);
  }

  /**
   * A string constant, renamed if all of it is a name or a method descriptor: what reflection, a
   * configuration value, or a serialized lambda holds. Names inside longer text stay.
   */
  public String renameText(String text) {
    if (METHOD_DESCRIPTOR.matcher(text).matches()) {
      return CLASS_IN_DESCRIPTOR
          .matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement("L" + rename(found.group(1)) + ";"));
    }
    Matcher name = NAME.matcher(text);
    if (!name.matches() || (name.group(1) == null) != (name.group(3) == null)) {
      return text;
    }
    String renamed = rename(name.group(2).replace('.', '/'));
    String separated = name.group(2).contains(".") ? renamed.replace('/', '.') : renamed;
    return text.substring(0, name.start(2)) + separated + text.substring(name.end(2));
  }

  /** Whether the file of that name in a program's jar is a class of the engine's own. */
  boolean isEngineClass(String name) {
    return name.equals(engine.from + "/SparkConf")
        || name.equals(engine.from + "/api/java/JavaSparkContext");
  }

  private static boolean isIn(String name, String folder) {
    return name.startsWith(folder)
        && (name.length() == folder.length() || name.charAt(folder.length()) == '/');
  }

  private static Map<String, String> sparkNames() {
    Map<String, String> names = new HashMap<>();
    for (int size = 1; size <= LARGEST_TUPLE; size++) {
      names.put(MINISPARK + "/Tuple" + size, "scala/Tuple" + size);
    }
    names.put(MINISPARK + "/Product", "scala/Product");
    return Map.copyOf(names);
  }

  /** Where names move from and to. */
  private record Folder(String from, String to) {
    boolean holds(String name) {
      return isIn(name, from);
    }

    String move(String name) {
      return holds(name) ? to + name.substring(from.length()) : name;
    }
  }
}
