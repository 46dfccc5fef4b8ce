package org.minispark.compare.surface;

/**
 * One way in which MiniSpark's surface is not Spark's.
 *
 * @param type the class, below the engine's package: {@code api.java.JavaRDD}
 * @param text the member, or what differs
 */
record Finding(Kind kind, String type, String text) implements Comparable<Finding> {
  /** Why it is so, each a heading of docs/COMPATIBILITY.md. */
  enum Kind {
    SCALA("Needs Scala's types"),
    HADOOP("Needs Hadoop's types"),
    OTHER_LIBRARY("Needs Datasets, spark.ml, PMML or Breeze"),
    NOT_PUBLIC("Not public in Spark's source"),
    JAVA_FORM("Java's form of what needs Scala's types"),
    NOT_COMPARED("Classes not compared"),
    DIFFERENCE("Other differences");

    private final String heading;

    Kind(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  @Override
  public int compareTo(Finding other) {
    int byKind = kind.compareTo(other.kind);
    int byType = byKind != 0 ? byKind : type.compareTo(other.type);
    return byType != 0 ? byType : text.compareTo(other.text);
  }
}
