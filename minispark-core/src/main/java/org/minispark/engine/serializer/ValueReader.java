package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.InvalidClassException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.minispark.Tuple1;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.Tuple5;
import org.minispark.api.java.Optional;

/**
 * Reads what {@link ValueWriter} wrote. Registers objects in the writer's order: those that can
 * change before their content, the others after it.
 */
final class ValueReader {
  /** Stands for an object that is being read and not there yet. */
  private static final Object NOT_READY = new Object();

  private final InputBuffer in;
  private final ClassCatalog catalog;
  private final ClassLoader loader;
  private final List<ClassInfo> classes = new ArrayList<>();
  private final List<Object> known = new ArrayList<>();
  private int depth;

  ValueReader(InputBuffer in, ClassCatalog catalog, ClassLoader loader) {
    this.in = in;
    this.catalog = catalog;
    this.loader = loader;
  }

  InputBuffer buffer() {
    return in;
  }

  void beginRecord() {
    if (!known.isEmpty()) {
      known.clear();
    }
    depth = 0;
  }

  /** Begins another stream, which names its classes again. */
  void forgetClasses() {
    classes.clear();
  }

  /** Makes an object known before its content is read. */
  void register(Object object) {
    known.add(object);
  }

  /** A value with its code. */
  Object read() throws IOException {
    int code = in.readVarInt();
    if (code == Code.NULL) {
      return null;
    }
    if (code == Code.REFERENCE) {
      return readReference();
    }
    if (code >= Code.FIRST_CLASS || code == Code.NEW_CLASS) {
      ClassInfo info = classOf(code);
      Object value = readMembers(info);
      if (info.isCompound() && depth >= ValueWriter.DEEP) {
        register(value);
      }
      return value;
    }
    Object value = readContent(code);
    if (isRegisteredAfterwards(code, value)) {
      register(value);
    }
    return value;
  }

  private boolean isRegisteredAfterwards(int code, Object value) {
    return Code.isCompound(code)
        ? depth >= ValueWriter.DEEP
        : code == Code.STRING && depth > 0 && ((String) value).length() >= ValueWriter.LONG_STRING;
  }

  private Object readReference() throws IOException {
    int place = in.readVarInt();
    if (place < 0 || place >= known.size() || known.get(place) == NOT_READY) {
      throw in.corrupt("a reference to object " + place + " of " + known.size());
    }
    return known.get(place);
  }

  /** The code of the first value of each record of a batch. */
  int readCode() throws IOException {
    int code = in.readVarInt();
    if (code != Code.NEW_CLASS) {
      return code;
    }
    classOf(code);
    return Code.FIRST_CLASS + classes.size() - 1;
  }

  /** The content of a value whose code is known. */
  Object readKnown(int code) throws IOException {
    if (code == Code.NULL) {
      return null;
    }
    return code >= Code.FIRST_CLASS ? readMembers(classOf(code)) : readContent(code);
  }

  /** The content of a record's first value, whose code is known. */
  Object readLeading(int code) throws IOException {
    if (code == Code.LONG) {
      return in.readLeadingLong();
    }
    return readKnown(code);
  }

  private ClassInfo classOf(int code) throws IOException {
    if (code == Code.NEW_CLASS) {
      ClassInfo info = find(in.readString());
      classes.add(info);
      return info;
    }
    if (code - Code.FIRST_CLASS >= classes.size()) {
      throw in.corrupt("class number " + (code - Code.FIRST_CLASS) + " of " + classes.size());
    }
    return classes.get(code - Code.FIRST_CLASS);
  }

  private ClassInfo find(String name) throws IOException {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError unknown) {
      throw new InvalidClassException(name, "the records hold this class, which is not found here");
    }
    ClassInfo info = catalog.of(type);
    if (info.members() == null) {
      throw in.corrupt("a class that has no members to read: " + name);
    }
    return info;
  }

  private Object readMembers(ClassInfo info) throws IOException {
    depth++;
    Object value = info.members().read(this);
    depth--;
    return value;
  }

  private Object readContent(int code) throws IOException {
    return switch (code) {
      case Code.STRING -> in.readString();
      case Code.INTEGER -> in.readZigzagInt();
      case Code.LONG -> in.readZigzagLong();
      case Code.DOUBLE -> Double.longBitsToDouble(in.readLong());
      case Code.TUPLE2 -> {
        depth++;
        Object first = read();
        Object second = read();
        depth--;
        yield new Tuple2<>(first, second);
      }
      case Code.BOOLEAN -> in.readByte() != 0;
      case Code.BYTE -> (byte) in.readByte();
      case Code.SHORT -> (short) in.readShort();
      case Code.CHARACTER -> (char) in.readShort();
      case Code.FLOAT -> Float.intBitsToFloat(in.readInt());
      case Code.WHOLE -> throw new WholeRecordNeeded();
      default -> readRest(code);
    };
  }

  private Object readRest(int code) throws IOException {
    if (Code.isValue(code)) {
      return readValue(code);
    }
    if (code >= Code.BOOLEAN_ARRAY && code <= Code.DOUBLE_ARRAY) {
      Object array = PrimitiveArrays.read(in, code);
      register(array);
      return array;
    }
    depth++;
    Object container = readContainer(code);
    depth--;
    return container;
  }

  private Object readValue(int code) throws IOException {
    return switch (code) {
      case Code.BIG_INTEGER -> new BigInteger(in.readBytes(in.readLength()));
      case Code.BIG_DECIMAL ->
          new BigDecimal(new BigInteger(in.readBytes(in.readLength())), in.readZigzagInt());
      case Code.UUID -> new UUID(in.readLong(), in.readLong());
      case Code.LOCAL_DATE -> LocalDate.ofEpochDay(in.readZigzagLong());
      case Code.LOCAL_DATE_TIME ->
          LocalDateTime.of(
              LocalDate.ofEpochDay(in.readZigzagLong()),
              LocalTime.ofNanoOfDay(in.readZigzagLong()));
      case Code.INSTANT -> Instant.ofEpochSecond(in.readZigzagLong(), in.readVarInt());
      case Code.DURATION -> Duration.ofSeconds(in.readZigzagLong(), in.readVarInt());
      default -> throw in.corrupt("unknown code " + code);
    };
  }

  private Object readContainer(int code) throws IOException {
    return switch (code) {
      case Code.TUPLE1 -> new Tuple1<>(read());
      case Code.TUPLE3 -> new Tuple3<>(read(), read(), read());
      case Code.TUPLE4 -> new Tuple4<>(read(), read(), read(), read());
      case Code.TUPLE5 -> new Tuple5<>(read(), read(), read(), read(), read());
      case Code.OPTIONAL -> Optional.ofNullable(read());
      case Code.EMPTY_LIST -> Collections.emptyList();
      case Code.IMMUTABLE_LIST -> List.of(readElements(in.readLength(), Object.class, -1));
      case Code.OBJECT_ARRAY -> readArray(Object.class);
      case Code.AS_LIST -> readAsList();
      case Code.HASH_MAP -> readHashMap();
      case Code.TREE_MAP -> readTreeMap();
      case Code.TREE_SET -> readTreeSet();
      case Code.DATE -> readDate();
      default -> readCollection(code);
    };
  }

  @SuppressWarnings("JavaUtilDate") // records of programs hold them
  private Object readDate() throws IOException {
    Date date = new Date(in.readLong());
    register(date);
    return date;
  }

  /** An array of {@code component}s, known before its elements unless it is long. */
  Object[] readArray(Class<?> component) throws IOException {
    int place = reserve();
    Object[] array = readElements(in.readLength(), component, place);
    known.set(place, array);
    return array;
  }

  private Object readAsList() throws IOException {
    int place = reserve();
    int length = in.readLength();
    if (length > InputBuffer.TRUSTED) {
      List<Object> list = Arrays.asList(readElements(length, Object.class, -1));
      known.set(place, list);
      return list;
    }
    Object[] elements = new Object[length];
    List<Object> list = Arrays.asList(elements);
    known.set(place, list);
    fill(elements, 0, length, in.readVarInt());
    return list;
  }

  private int reserve() {
    known.add(NOT_READY);
    return known.size() - 1;
  }

  private Object[] readElements(int length, Class<?> component, int place) throws IOException {
    Object[] elements =
        (Object[]) Array.newInstance(component, Math.min(length, InputBuffer.TRUSTED));
    if (place >= 0 && elements.length == length) {
      known.set(place, elements);
    }
    int common = in.readVarInt();
    int filled = 0;
    while (true) {
      fill(elements, filled, elements.length, common);
      filled = elements.length;
      if (filled == length) {
        return elements;
      }
      elements = Arrays.copyOf(elements, InputBuffer.grown(filled, length));
    }
  }

  private void fill(Object[] elements, int from, int to, int common) throws IOException {
    for (int i = from; i < to; i++) {
      elements[i] = readElement(common);
    }
  }

  private Object readElement(int common) throws IOException {
    if (common == Code.ANY) {
      return read();
    }
    if (!Code.isValue(common)) {
      throw in.corrupt("code " + common + " for all elements");
    }
    return readContent(common);
  }

  private Object readCollection(int code) throws IOException {
    int place = reserve();
    int size = in.readLength();
    Collection<Object> collection = emptyCollection(code, size);
    known.set(place, collection);
    int common = in.readVarInt();
    for (int i = 0; i < size; i++) {
      collection.add(readElement(common));
    }
    return collection;
  }

  @SuppressWarnings("JdkObsolete") // records of programs hold them
  private Collection<Object> emptyCollection(int code, int size) throws IOException {
    int trusted = Math.min(size, InputBuffer.TRUSTED);
    return switch (code) {
      case Code.ARRAY_LIST -> new ArrayList<>(trusted);
      case Code.LINKED_LIST -> new LinkedList<>();
      case Code.ARRAY_DEQUE -> new ArrayDeque<>(trusted);
      case Code.HASH_SET -> new HashSet<>((int) (trusted * (1.0f / 0.75f)));
      case Code.LINKED_HASH_SET -> new LinkedHashSet<>(trusted);
      default -> throw in.corrupt("unknown code " + code);
    };
  }

  /** Gives the map the capacity that Java's own form gives it, so that it iterates in its order. */
  private Object readHashMap() throws IOException {
    int place = reserve();
    int size = in.readLength();
    int trusted = Math.min(size, InputBuffer.TRUSTED);
    Map<Object, Object> map = new HashMap<>(Math.max(16, (int) (trusted / 0.75f + 1.0f)));
    known.set(place, map);
    readEntries(map, size);
    return map;
  }

  private Object readTreeMap() throws IOException {
    int place = reserve();
    Map<Object, Object> map = new TreeMap<>(readComparator());
    known.set(place, map);
    readEntries(map, in.readLength());
    return map;
  }

  private Object readTreeSet() throws IOException {
    int place = reserve();
    Collection<Object> set = new TreeSet<>(readComparator());
    known.set(place, set);
    int size = in.readLength();
    int common = in.readVarInt();
    for (int i = 0; i < size; i++) {
      set.add(readElement(common));
    }
    return set;
  }

  @SuppressWarnings("unchecked") // it compared these very elements before
  private Comparator<Object> readComparator() throws IOException {
    return (Comparator<Object>) read();
  }

  private void readEntries(Map<Object, Object> map, int size) throws IOException {
    for (int i = 0; i < size; i++) {
      Object key = read();
      map.put(key, read());
    }
  }
}
