package org.minispark.mllib.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * Reads numbers, arrays in square brackets, and tuples in round ones, which may hold all three: the
 * text form of vectors and labeled points.
 */
public final class NumericText {
  private final StringTokenizer tokens;

  private NumericText(String text) {
    this.tokens = new StringTokenizer(text, "()[],", true);
  }

  /**
   * Reads a value: a {@code Double}, a {@code double[]} or a {@code List<Object>} of such. Fails
   * with a {@code SparkException} if the text is none.
   */
  public static Object parse(String text) {
    NumericText reader = new NumericText(text);
    if (!reader.tokens.hasMoreTokens()) {
      throw Unchecked.rethrow(new SparkException("Cannot find any token from the input string."));
    }
    return reader.value(reader.tokens.nextToken());
  }

  private Object value(String token) {
    return switch (token) {
      case "(" -> tuple();
      case "[" -> array();
      default -> number(token);
    };
  }

  private double[] array() {
    List<Double> values = new ArrayList<>();
    boolean isCommaDue = false;
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.equals("]")) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
      }
      if (token.equals(",")) {
        isCommaDue = afterComma(isCommaDue);
      } else {
        values.add(number(token));
        isCommaDue = true;
      }
    }
    throw Unchecked.rethrow(new SparkException("An array must end with ']'."));
  }

  private List<Object> tuple() {
    List<Object> items = new ArrayList<>();
    boolean isCommaDue = false;
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.equals(")")) {
        return items;
      }
      if (token.equals(",")) {
        isCommaDue = afterComma(isCommaDue);
      } else if (!token.isBlank()) {
        items.add(value(token));
        isCommaDue = true;
      }
    }
    throw Unchecked.rethrow(new SparkException("A tuple must end with ')'."));
  }

  private static boolean afterComma(boolean isCommaDue) {
    if (!isCommaDue) {
      throw Unchecked.rethrow(new SparkException("Found a ',' at a wrong position."));
    }
    return false;
  }

  private static double number(String token) {
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      throw Unchecked.rethrow(new SparkException("Cannot parse a double from: " + token, e));
    }
  }
}
