package org.minispark;

/**
 * How tuples compare, hash and print what they hold, with Scala's rules.
 *
 * <p>Numbers are equal when their values are, whatever the boxes: Integer 1, Long 1, Double 1.0 and
 * the character U+0001 are one value with one hash. NaN differs from every other box, itself in a
 * new box included. All else, {@code BigInteger} and null too, follows {@code Object.equals}. The
 * hash of a tuple is MurmurHash3 over the hashes of its elements.
 */
final class Elements {
  static final int SEED = 0xcafebabe;

  private Elements() {}

  static boolean equal(Object left, Object right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null) {
      return false;
    }
    // Strings and other plain objects are the usual keys: leave for equals() at once.
    if (left instanceof Number number) {
      return numberEquals(number, right);
    }
    if (left instanceof Character character) {
      return characterEquals(character, right);
    }
    return left.equals(right);
  }

  /** Compares two tuples of the same class. */
  static boolean equal(Product left, Product right) {
    for (int i = 0; i < left.productArity(); i++) {
      if (!equal(left.productElement(i), right.productElement(i))) {
        return false;
      }
    }
    return true;
  }

  static int hash(Object element) {
    if (element == null) {
      return 0;
    }
    if (element instanceof Number number) {
      return hashNumber(number);
    }
    return element.hashCode();
  }

  static int hash(Product tuple) {
    int hash = SEED;
    for (int i = 0; i < tuple.productArity(); i++) {
      hash = mix(hash, hash(tuple.productElement(i)));
    }
    return finish(hash, tuple.productArity());
  }

  static int mix(int hash, int elementHash) {
    int k = elementHash * 0xcc9e2d51;
    k = Integer.rotateLeft(k, 15);
    k *= 0x1b873593;
    return Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
  }

  static int finish(int hash, int arity) {
    int h = hash ^ arity;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  static String print(Product tuple) {
    StringBuilder text = new StringBuilder("(").append(tuple.productElement(0));
    for (int i = 1; i < tuple.productArity(); i++) {
      text.append(',').append(tuple.productElement(i));
    }
    return text.append(')').toString();
  }

  private static boolean numberEquals(Number left, Object right) {
    if (right instanceof Number number) {
      return numbersEqual(left, number);
    }
    if (right instanceof Character character) {
      return isPrimitiveBox(left) && numbersEqual(left, (int) character);
    }
    return left.equals(right);
  }

  private static boolean characterEquals(Character left, Object right) {
    if (right instanceof Character character) {
      return left.charValue() == character.charValue();
    }
    return right instanceof Number number
        && isPrimitiveBox(number)
        && numbersEqual((int) left, number);
  }

  /** Compares in the wider of the two types, as a primitive comparison would. */
  private static boolean numbersEqual(Number left, Number right) {
    if (!isPrimitiveBox(left) || !isPrimitiveBox(right)) {
      return left.equals(right);
    }
    if (left instanceof Double || right instanceof Double) {
      return left.doubleValue() == right.doubleValue();
    }
    if (left instanceof Float || right instanceof Float) {
      return left.floatValue() == right.floatValue();
    }
    return left.longValue() == right.longValue();
  }

  private static boolean isPrimitiveBox(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Double
        || number instanceof Float
        || number instanceof Short
        || number instanceof Byte;
  }

  private static int hashNumber(Number number) {
    if (number instanceof Integer integer) {
      return integer;
    }
    if (number instanceof Long value) {
      return hashLong(value);
    }
    if (number instanceof Double value) {
      return hashDouble(value);
    }
    if (number instanceof Float value) {
      return hashFloat(value);
    }
    return number.hashCode();
  }

  // A number hashes as the narrowest type that holds it, so that equal values hash alike.

  private static int hashLong(long value) {
    int narrow = (int) value;
    return narrow == value ? narrow : Long.hashCode(value);
  }

  private static int hashDouble(double value) {
    int integer = (int) value;
    if (integer == value) {
      return integer;
    }
    long wide = (long) value;
    if (wide == value) {
      return Long.hashCode(wide);
    }
    float narrow = (float) value;
    return narrow == value ? Float.hashCode(narrow) : Double.hashCode(value);
  }

  private static int hashFloat(float value) {
    int integer = (int) value;
    if (integer == value) {
      return integer;
    }
    long wide = (long) value;
    return wide == value ? Long.hashCode(wide) : Float.hashCode(value);
  }
}
