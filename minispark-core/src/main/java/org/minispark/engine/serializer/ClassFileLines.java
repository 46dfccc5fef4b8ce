package org.minispark.engine.serializer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads from a class file the source line at which a method begins (Java Virtual Machine
 * Specification, chapter 4). No reflection tells it, and a stack trace only once the method ran.
 */
final class ClassFileLines {
  private static final int MAGIC = 0xcafebabe;

  private final ByteBuffer file;
  private final String[] texts;
  private String sourceFile;
  private int line = -1;

  private ClassFileLines(byte[] classFile) {
    file = ByteBuffer.wrap(classFile);
    if (file.getInt() != MAGIC) {
      throw new IllegalArgumentException("not a class file");
    }
    skip(4); // version
    texts = readConstants();
  }

  /** "WordCount.java:21", or empty if the class was compiled without line numbers. */
  static Optional<String> firstLine(byte[] classFile, String method, String descriptor) {
    try {
      ClassFileLines lines = new ClassFileLines(classFile);
      lines.readMembers(method, descriptor);
      return lines.sourceFile == null || lines.line < 0
          ? Optional.empty()
          : Optional.of(lines.sourceFile + ":" + lines.line);
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty(); // only a name is lost
    }
  }

  private String[] readConstants() {
    int count = unsignedShort();
    String[] found = new String[count];
    for (int i = 1; i < count; i++) {
      int tag = file.get();
      switch (tag) {
        case 1 -> found[i] = readText();
        case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
        case 5, 6 -> {
          skip(8);
          i++; // long and double take two places
        }
        case 7, 8, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        default -> throw new IllegalArgumentException("unknown constant " + tag);
      }
    }
    return found;
  }

  private String readText() {
    byte[] bytes = new byte[unsignedShort()];
    file.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void readMembers(String method, String descriptor) {
    skip(6); // access, this class, superclass
    skip(2 * unsignedShort()); // interfaces
    int fields = unsignedShort();
    for (int i = 0; i < fields; i++) {
      skip(6);
      skipAttributes();
    }
    int methods = unsignedShort();
    for (int i = 0; i < methods; i++) {
      readMethod(method, descriptor);
    }
    int attributes = unsignedShort();
    for (int i = 0; i < attributes; i++) {
      String name = texts[unsignedShort()];
      int length = file.getInt();
      if ("SourceFile".equals(name)) {
        sourceFile = texts[unsignedShort()];
      } else {
        skip(length);
      }
    }
  }

  private void readMethod(String method, String descriptor) {
    skip(2); // access
    String name = texts[unsignedShort()];
    String type = texts[unsignedShort()];
    if (!method.equals(name) || !descriptor.equals(type)) {
      skipAttributes();
      return;
    }
    int attributes = unsignedShort();
    for (int i = 0; i < attributes; i++) {
      String attribute = texts[unsignedShort()];
      int length = file.getInt();
      if ("Code".equals(attribute)) {
        readCode();
      } else {
        skip(length);
      }
    }
  }

  private void readCode() {
    skip(4); // stack and locals
    skip(file.getInt());
    skip(8 * unsignedShort()); // exception table
    int attributes = unsignedShort();
    for (int i = 0; i < attributes; i++) {
      String name = texts[unsignedShort()];
      int end = file.getInt() + file.position();
      if ("LineNumberTable".equals(name) && unsignedShort() > 0) {
        skip(2); // the instruction
        line = unsignedShort();
      }
      file.position(end);
    }
  }

  private void skipAttributes() {
    int attributes = unsignedShort();
    for (int i = 0; i < attributes; i++) {
      skip(2);
      skip(file.getInt());
    }
  }

  private int unsignedShort() {
    return Short.toUnsignedInt(file.getShort());
  }

  private void skip(int bytes) {
    file.position(file.position() + bytes);
  }
}
