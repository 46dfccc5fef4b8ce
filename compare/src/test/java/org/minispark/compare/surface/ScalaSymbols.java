package org.minispark.compare.surface;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * What Scala's compiler wrote into a class file about the source: who may name each member. The
 * class file alone does not tell, since {@code private[spark]} and {@code protected} are public
 * there.
 *
 * <p>The form is that of scala.reflect.internal.pickling.PickleFormat: a table of entries, each a
 * tag, a length and a body of numbers in base 128, most of them indexes into the same table.
 */
final class ScalaSymbols {
  private static final int TERM_NAME = 1;
  private static final int TYPE_NAME = 2;
  private static final int FIRST_SYMBOL = 3;
  private static final int CLASS_SYMBOL = 6;
  private static final int MODULE_SYMBOL = 7;
  private static final int VALUE_SYMBOL = 8;
  private static final int LAST_SYMBOL = 10;
  private static final int TYPE_REFERENCE = 16;
  private static final int METHOD_TYPE = 20;
  private static final int POLYMORPHIC_TYPE = 21;
  private static final int ANNOTATED_TYPE = 42;
  private static final int EXISTENTIAL_TYPE = 48;

  private static final int PRIVATE = 0x4;
  private static final int PROTECTED = 0x8;
  private static final int MODULE = 0x400;

  /** Who may name a member, as the source says. */
  enum Access {
    PUBLIC,
    PROTECTED,
    /** {@code private}, or {@code private[spark]} and narrower. */
    HIDDEN
  }

  private record Entry(int tag, int start, int end) {}

  private record Symbol(String name, int owner, long flags, boolean within, int info) {}

  private final byte[] bytes;
  private final List<Entry> entries = new ArrayList<>();

  private ScalaSymbols(byte[] bytes) {
    this.bytes = bytes;
    Cursor cursor = new Cursor(0, bytes.length);
    cursor.number();
    cursor.number();
    long size = cursor.number();
    for (long i = 0; i < size; i++) {
      int tag = bytes[cursor.at++];
      int length = (int) cursor.number();
      entries.add(new Entry(tag, cursor.at, cursor.at + length));
      cursor.at += length;
    }
  }

  /** The symbols of a class file, none if Java's compiler wrote it. */
  static ScalaSymbols of(ClassNode node) {
    StringBuilder text = new StringBuilder();
    if (node.visibleAnnotations != null) {
      for (AnnotationNode annotation : node.visibleAnnotations) {
        if (annotation.desc.equals("Lscala/reflect/ScalaSignature;")) {
          text.append(annotation.values.get(1));
        } else if (annotation.desc.equals("Lscala/reflect/ScalaLongSignature;")) {
          ((List<?>) annotation.values.get(1)).forEach(text::append);
        }
      }
    }
    return new ScalaSymbols(text.isEmpty() ? new byte[3] : decode(text));
  }

  /** Who may name the class of that simple name. */
  Access accessOfClass(String simpleName) {
    return accessOf(CLASS_SYMBOL, simpleName);
  }

  /** Who may name its companion object. */
  Access accessOfCompanion(String simpleName) {
    return accessOf(MODULE_SYMBOL, simpleName);
  }

  private Access accessOf(int tag, String simpleName) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).tag == tag) {
        Symbol symbol = symbol(i);
        boolean isModule = (symbol.flags & MODULE) != 0;
        if (symbol.name.equals(simpleName) && isModule == (tag == MODULE_SYMBOL)) {
          return access(symbol);
        }
      }
    }
    return Access.PUBLIC;
  }

  /** Whether the class of that simple name has such a member in its source. */
  boolean define(String simpleName, String name) {
    return !members(simpleName, false, name).isEmpty();
  }

  /**
   * Who may name a member.
   *
   * @param simpleName of its class
   * @param inCompanion whether the companion object defines it: it is static in the class file
   * @param descriptor tells overloads apart, by the number of their parameters and then by types
   */
  Access access(String simpleName, boolean inCompanion, String name, String descriptor) {
    List<Symbol> named = members(simpleName, inCompanion, name);
    if (named.stream().map(this::access).distinct().count() == 1) {
      return access(named.get(0));
    }
    Type[] wanted = Type.getArgumentTypes(descriptor);
    Access best = Access.PUBLIC;
    int most = -1;
    for (Symbol symbol : named) {
      int alike = alike(parameters(symbol.info), wanted);
      if (alike > most) {
        most = alike;
        best = access(symbol);
      }
    }
    return best;
  }

  private List<Symbol> members(String simpleName, boolean inCompanion, String name) {
    List<Symbol> named = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).tag == VALUE_SYMBOL) {
        Symbol symbol = symbol(i);
        if (symbol.name.equals(name) && isOwner(symbol.owner, simpleName, inCompanion)) {
          named.add(symbol);
        }
      }
    }
    return named;
  }

  private static int alike(List<String> types, Type[] wanted) {
    if (types.size() != wanted.length) {
      return -1;
    }
    int alike = 0;
    for (int i = 0; i < wanted.length; i++) {
      String name = wanted[i].getClassName();
      String simple = name.substring(name.lastIndexOf('.') + 1);
      alike += simple.equalsIgnoreCase(types.get(i)) ? 1 : 0;
    }
    return alike;
  }

  private Access access(Symbol symbol) {
    if (symbol.within || (symbol.flags & PRIVATE) != 0) {
      return Access.HIDDEN;
    }
    return (symbol.flags & PROTECTED) != 0 ? Access.PROTECTED : Access.PUBLIC;
  }

  private boolean isOwner(int index, String simpleName, boolean isCompanion) {
    int tag = entries.get(index).tag;
    if (tag != CLASS_SYMBOL && tag != MODULE_SYMBOL) {
      return false;
    }
    Symbol owner = symbol(index);
    return owner.name.equals(simpleName) && isCompanion == ((owner.flags & MODULE) != 0);
  }

  private List<String> parameters(int type) {
    List<String> names = new ArrayList<>();
    Entry entry = entries.get(type);
    while (entry.tag == METHOD_TYPE || entry.tag == POLYMORPHIC_TYPE) {
      Cursor cursor = new Cursor(entry.start, entry.end);
      int result = (int) cursor.number();
      while (entry.tag == METHOD_TYPE && cursor.hasMore()) {
        names.add(typeName(symbol((int) cursor.number()).info));
      }
      entry = entries.get(result);
    }
    return names;
  }

  private String typeName(int type) {
    Entry entry = entries.get(type);
    if (entry.tag == ANNOTATED_TYPE || entry.tag == EXISTENTIAL_TYPE) {
      return typeName((int) new Cursor(entry).number());
    }
    if (entry.tag != TYPE_REFERENCE) {
      return "";
    }
    Cursor cursor = new Cursor(entry.start, entry.end);
    cursor.number();
    return name((int) new Cursor(entries.get((int) cursor.number())).number());
  }

  private Symbol symbol(int index) {
    Cursor cursor = new Cursor(entries.get(index));
    String name = name((int) cursor.number());
    int owner = (int) cursor.number();
    long flags = cursor.number();
    int next = (int) cursor.number();
    int tag = entries.get(next).tag;
    boolean within = tag >= FIRST_SYMBOL && tag <= LAST_SYMBOL;
    return new Symbol(name, owner, flags, within, within ? (int) cursor.number() : next);
  }

  private String name(int index) {
    Entry entry = entries.get(index);
    boolean isName = entry.tag == TERM_NAME || entry.tag == TYPE_NAME;
    return isName
        ? new String(bytes, entry.start, entry.end - entry.start, StandardCharsets.UTF_8)
        : "";
  }

  /** Each character holds seven bits, one added so that none is zero. */
  private static byte[] decode(CharSequence text) {
    byte[] decoded = new byte[(text.length() * 7 + 7) / 8];
    for (int i = 0; i < text.length(); i++) {
      int seven = (text.charAt(i) - 1) & 0x7f;
      int bit = i * 7;
      int spread = seven << (bit % 8);
      decoded[bit / 8] |= (byte) spread;
      if (bit / 8 + 1 < decoded.length) {
        decoded[bit / 8 + 1] |= (byte) (spread >>> 8);
      }
    }
    return decoded;
  }

  private final class Cursor {
    private final int end;
    private int at;

    Cursor(int start, int end) {
      this.at = start;
      this.end = end;
    }

    Cursor(Entry entry) {
      this(entry.start, entry.end);
    }

    boolean hasMore() {
      return at < end;
    }

    long number() {
      long value = 0;
      byte next;
      do {
        next = bytes[at++];
        value = (value << 7) | (next & 0x7f);
      } while (next < 0);
      return value;
    }
  }
}
