package org.minispark.engine.serializer;

/**
 * The first byte of every value: which codec wrote it. Numbers from {@link #FIRST_CLASS} on name
 * classes of the program, in the order in which the stream first met them.
 */
final class Code {
  static final int NULL = 0;

  /** An object that the record holds a second time. */
  static final int REFERENCE = 1;

  /** The record cannot go this way: forget it, it follows in its whole form. */
  static final int WHOLE = 2;

  /** A class of the program that the stream meets for the first time; its name follows. */
  static final int NEW_CLASS = 3;

  /** In the place of a code that several values share: each has its own. */
  static final int ANY = 4;

  static final int BOOLEAN = 5;
  static final int BYTE = 6;
  static final int SHORT = 7;
  static final int CHARACTER = 8;
  static final int INTEGER = 9;
  static final int LONG = 10;
  static final int FLOAT = 11;
  static final int DOUBLE = 12;
  static final int STRING = 13;
  static final int BIG_INTEGER = 14;
  static final int BIG_DECIMAL = 15;
  static final int UUID = 16;
  static final int LOCAL_DATE = 17;
  static final int LOCAL_DATE_TIME = 18;
  static final int INSTANT = 19;
  static final int DURATION = 20;

  /** The last code of those whose values hold nothing and never change. */
  static final int LAST_VALUE = DURATION;

  static final int TUPLE1 = 21;
  static final int TUPLE2 = 22;
  static final int TUPLE3 = 23;
  static final int TUPLE4 = 24;
  static final int TUPLE5 = 25;
  static final int OPTIONAL = 26;
  static final int IMMUTABLE_LIST = 27;
  static final int EMPTY_LIST = 28;

  static final int BOOLEAN_ARRAY = 30;
  static final int BYTE_ARRAY = 31;
  static final int SHORT_ARRAY = 32;
  static final int CHAR_ARRAY = 33;
  static final int INT_ARRAY = 34;
  static final int LONG_ARRAY = 35;
  static final int FLOAT_ARRAY = 36;
  static final int DOUBLE_ARRAY = 37;
  static final int OBJECT_ARRAY = 38;
  static final int ARRAY_LIST = 39;
  static final int AS_LIST = 40;
  static final int LINKED_LIST = 41;
  static final int ARRAY_DEQUE = 42;
  static final int HASH_SET = 43;
  static final int LINKED_HASH_SET = 44;
  static final int TREE_SET = 45;
  static final int HASH_MAP = 46;
  static final int TREE_MAP = 47;
  static final int DATE = 48;

  // How a class of the program is written; never on the wire, where its own number stands.
  static final int FIELDS = 58;
  static final int RECORD = 59;
  static final int ENUM = 60;
  static final int ARRAY = 61;
  static final int REFUSED = 62;

  static final int FIRST_CLASS = 64;

  private Code() {}

  /** Whether values hold nothing and never change, so that a code in common serves many. */
  static boolean isValue(int code) {
    return code >= BOOLEAN && code <= LAST_VALUE;
  }

  /** Whether copies of one object must stay one object: what can change, and so can tell. */
  static boolean isTracked(int code) {
    return code >= BOOLEAN_ARRAY && code <= DATE || code == FIELDS || code == ARRAY;
  }

  /** Whether values hold others and never change. */
  static boolean isCompound(int code) {
    return code >= TUPLE1 && code <= IMMUTABLE_LIST || code == RECORD;
  }
}
