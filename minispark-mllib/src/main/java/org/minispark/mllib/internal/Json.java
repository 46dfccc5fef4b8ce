package org.minispark.mllib.internal;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The little JSON that vectors and saved models need. */
public final class Json {
  private Json() {}

  /** Objects from maps, arrays from arrays and lists; strings, numbers, booleans and null. */
  public static String write(Object value) {
    if (value instanceof Map<?, ?> fields) {
      StringJoiner all = new StringJoiner(",", "{", "}");
      fields.forEach((name, field) -> all.add(write(name) + ":" + write(field)));
      return all.toString();
    }
    if (value instanceof List<?> list) {
      StringJoiner all = new StringJoiner(",", "[", "]");
      list.forEach(element -> all.add(write(element)));
      return all.toString();
    }
    if (value != null && value.getClass().isArray()) {
      StringJoiner all = new StringJoiner(",", "[", "]");
      for (int i = 0; i < Array.getLength(value); i++) {
        all.add(write(Array.get(value, i)));
      }
      return all.toString();
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return quote(number.toString());
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if the text is none; the message tells where
   */
  @SuppressWarnings("unchecked") // an object's names are strings
  public static Map<String, Object> readObject(String text) {
    Object value = new JsonReader(text).read();
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw new IllegalArgumentException("this is not a JSON object: " + text);
  }

  /** A number of an object; one that is not finite is written as a string. */
  public static double number(Map<String, Object> fields, String name) {
    Object value = require(fields, name);
    try {
      return Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + name + "\" must be a number, not " + value, e);
    }
  }

  /** An array of numbers of an object. */
  public static double[] numbers(Map<String, Object> fields, String name) {
    if (require(fields, name) instanceof List<?> list) {
      return numbers(list);
    }
    throw new IllegalArgumentException("\"" + name + "\" must be an array of numbers");
  }

  /** An array of arrays of numbers of an object. */
  public static List<double[]> rows(Map<String, Object> fields, String name) {
    List<double[]> rows = new ArrayList<>();
    if (require(fields, name) instanceof List<?> list) {
      list.forEach(row -> rows.add(numbers((List<?>) row)));
    }
    return rows;
  }

  private static double[] numbers(List<?> list) {
    return list.stream().mapToDouble(value -> Double.parseDouble(value.toString())).toArray();
  }

  private static Object require(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing in " + fields.keySet());
    }
    return value;
  }
}
