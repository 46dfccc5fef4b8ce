package org.minispark;

/** Where in the text of a query an error is. Spark's SQL fills it; here it only has its place. */
public interface QueryContext {
  /** The kind of object that holds the text, such as {@code VIEW}; empty for the query itself. */
  String objectType();

  /** The name of the object that holds the text; empty for the query itself. */
  String objectName();

  /** Where the fragment begins in the text, counted from 0; -1 if that is not known. */
  int startIndex();

  /** Where it ends; -1 if that is not known. */
  int stopIndex();

  /** The part of the text that the error is about. */
  String fragment();
}
