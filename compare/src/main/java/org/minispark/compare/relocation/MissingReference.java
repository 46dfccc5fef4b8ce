package org.minispark.compare.relocation;

/**
 * A place in a program that names what the target engine does not have.
 *
 * @param className the program's class, with dots
 * @param place the source file and line where the compiler recorded them, such as {@code
 *     WordCount.java:42}
 * @param problem what is missing, in the target's names
 */
public record MissingReference(String className, String place, String problem) {
  @Override
  public String toString() {
    return className + " (" + place + "): " + problem;
  }
}
