package org.minispark;

/** Where in the text of a query an error is. Spark's SQL fills it; here it only has its place. */
public interface QueryContext {
  /** The kind of object that holds the text, such as {@code VIEW}; empty for the query itself. */
  String objectType();

  String objectName();

  /** Where the fragment begins in the text, counted from 0; -1 if that is not known. */
  int startIndex();

  /** Where it ends; -1 if that is not known. */
  int stopIndex();

  String fragment();
}
