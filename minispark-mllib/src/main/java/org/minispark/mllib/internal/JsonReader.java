package org.minispark.mllib.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value: maps, lists, strings, doubles, booleans and null. */
final class JsonReader {
  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  Object read() {
    Object value = value();
    skipBlanks();
    if (at < text.length()) {
      throw wrong("the end");
    }
    return value;
  }

  private Object value() {
    skipBlanks();
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> fields = new LinkedHashMap<>();
    expect('{');
    while (!accept('}')) {
      if (!fields.isEmpty()) {
        expect(',');
      }
      skipBlanks();
      String name = string();
      expect(':');
      fields.put(name, value());
    }
    return fields;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (!accept(']')) {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value());
    }
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      read.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return read.toString();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw wrong("a character");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong("four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Object word() {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word, start);
    };
  }

  private Object number(String word, int start) {
    try {
      return Double.valueOf(word);
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("a value");
    }
  }

  private boolean accept(char c) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at character " + at + " of " + text);
  }
}
