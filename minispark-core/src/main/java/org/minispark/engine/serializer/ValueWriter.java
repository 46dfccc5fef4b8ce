package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.NotSerializableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
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
 * Writes the values of a stream's records, each as a {@link Code} and its content.
 *
 * <p>Inside one record an object that can change is written once and referred to from then on, so
 * that cycles end and what was shared stays shared. Objects that cannot change (strings, tuples)
 * may come out as several equal ones; only long strings and deeply nested tuples are looked for,
 * lest repeating them costs too much.
 */
final class ValueWriter {
  /** From this depth on tuples are tracked: repeating them could double at every level. */
  static final int DEEP = 3;

  /** Strings inside a record from this length on are tracked. */
  static final int LONG_STRING = 1024;

  private final OutputBuffer out;
  private final ClassCatalog catalog;
  private final WrittenObjects written = new WrittenObjects();
  private Map<Class<?>, Integer> numbers;
  private int depth;

  ValueWriter(OutputBuffer out, ClassCatalog catalog) {
    this.out = out;
    this.catalog = catalog;
  }

  OutputBuffer buffer() {
    return out;
  }

  /** Begins a record: it shares nothing with the one before. */
  void beginRecord() {
    written.clear();
    depth = 0;
  }

  /** Forgets the classes that were named in bytes that have been taken back. */
  void forgetClasses(int beyond) {
    if (numbers != null) {
      numbers.values().removeIf(number -> number >= beyond);
    }
  }

  /** How many classes the stream has named. */
  int classCount() {
    return numbers == null ? 0 : numbers.size();
  }

  /** A value with its code. */
  void write(Object value) throws IOException {
    if (value == null) {
      out.writeByte(Code.NULL);
      return;
    }
    ClassInfo info = catalog.of(value.getClass());
    if (info.isTracked()) {
      if (!wroteReference(value)) {
        written.add(value);
        writeCode(info);
        writeContent(info, value);
      }
    } else if (info.isCompound() && depth >= DEEP || isLongString(info, value)) {
      writeOnce(info, value);
    } else {
      writeCode(info);
      writeContent(info, value);
    }
  }

  private boolean isLongString(ClassInfo info, Object value) {
    return info.code() == Code.STRING && depth > 0 && ((String) value).length() >= LONG_STRING;
  }

  /** Remembers the value when it is complete, as its reader will. */
  private void writeOnce(ClassInfo info, Object value) throws IOException {
    if (!wroteReference(value)) {
      writeCode(info);
      writeContent(info, value);
      written.add(value);
    }
  }

  private boolean wroteReference(Object value) throws IOException {
    int place = written.find(value);
    if (place < 0) {
      return false;
    }
    out.writeByte(Code.REFERENCE);
    out.writeVarInt(place);
    return true;
  }

  /** The content of a value whose code the reader knows. */
  void writeKnown(ClassInfo info, Object value) throws IOException {
    if (info.isTracked()) {
      written.add(value);
    }
    writeContent(info, value);
  }

  /** The content of a record's first value, whose code the reader knows. */
  void writeLeading(ClassInfo info, Object value) throws IOException {
    if (info.code() == Code.LONG) {
      out.writeLeadingLong((Long) value);
    } else {
      writeKnown(info, value);
    }
  }

  /** The code of a class; its name too where the stream meets it for the first time. */
  void writeCode(ClassInfo info) throws IOException {
    if (info.members() == null) {
      if (info.code() == Code.REFUSED) {
        throw new NotSerializableException(info.type().getName());
      }
      out.writeByte(info.code());
      return;
    }
    Integer number = numbers == null ? null : numbers.get(info.type());
    if (number != null) {
      out.writeVarInt(Code.FIRST_CLASS + number);
      return;
    }
    if (numbers == null) {
      numbers = new HashMap<>();
    }
    numbers.put(info.type(), numbers.size());
    out.writeByte(Code.NEW_CLASS);
    out.writeString(info.type().getName());
  }

  private void writeContent(ClassInfo info, Object value) throws IOException {
    switch (info.code()) {
      case Code.STRING -> out.writeString((String) value);
      case Code.INTEGER -> out.writeZigzag((int) (Integer) value);
      case Code.LONG -> out.writeZigzag((long) (Long) value);
      case Code.DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
      case Code.TUPLE2 -> {
        Tuple2<?, ?> tuple = (Tuple2<?, ?>) value;
        depth++;
        write(tuple._1);
        write(tuple._2);
        depth--;
      }
      case Code.BOOLEAN -> out.writeByte((Boolean) value ? 1 : 0);
      case Code.BYTE -> out.writeByte((Byte) value);
      case Code.SHORT -> out.writeShort((Short) value);
      case Code.CHARACTER -> out.writeShort((Character) value);
      case Code.FLOAT -> out.writeInt(Float.floatToRawIntBits((Float) value));
      case Code.WHOLE -> throw new WholeRecordNeeded();
      default -> writeRest(info, value);
    }
  }

  private void writeRest(ClassInfo info, Object value) throws IOException {
    if (info.code() <= Code.LAST_VALUE) {
      writeValue(info.code(), value);
    } else if (info.code() >= Code.BOOLEAN_ARRAY && info.code() <= Code.DOUBLE_ARRAY) {
      PrimitiveArrays.write(out, info.code(), value);
    } else {
      depth++;
      writeContainer(info, value);
      depth--;
    }
  }

  private void writeValue(int code, Object value) throws IOException {
    switch (code) {
      case Code.BIG_INTEGER -> writeBytes(((BigInteger) value).toByteArray());
      case Code.BIG_DECIMAL -> {
        BigDecimal number = (BigDecimal) value;
        writeBytes(number.unscaledValue().toByteArray());
        out.writeZigzag(number.scale());
      }
      case Code.UUID -> {
        UUID uuid = (UUID) value;
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
      }
      case Code.LOCAL_DATE -> out.writeZigzag(((LocalDate) value).toEpochDay());
      case Code.LOCAL_DATE_TIME -> {
        LocalDateTime time = (LocalDateTime) value;
        out.writeZigzag(time.toLocalDate().toEpochDay());
        out.writeZigzag(time.toLocalTime().toNanoOfDay());
      }
      case Code.INSTANT -> {
        Instant instant = (Instant) value;
        out.writeZigzag(instant.getEpochSecond());
        out.writeVarInt(instant.getNano());
      }
      case Code.DURATION -> {
        Duration duration = (Duration) value;
        out.writeZigzag(duration.getSeconds());
        out.writeVarInt(duration.getNano());
      }
      default -> throw new IllegalStateException("no value code: " + code);
    }
  }

  private void writeBytes(byte[] bytes) throws IOException {
    out.writeVarInt(bytes.length);
    out.writeBytes(bytes);
  }

  @SuppressWarnings("JavaUtilDate") // records of programs hold them
  private void writeContainer(ClassInfo info, Object value) throws IOException {
    switch (info.code()) {
      case Code.TUPLE1 -> write(((Tuple1<?>) value)._1);
      case Code.TUPLE3 -> {
        Tuple3<?, ?, ?> tuple = (Tuple3<?, ?, ?>) value;
        write(tuple._1());
        write(tuple._2());
        write(tuple._3());
      }
      case Code.TUPLE4 -> {
        Tuple4<?, ?, ?, ?> tuple = (Tuple4<?, ?, ?, ?>) value;
        write(tuple._1());
        write(tuple._2());
        write(tuple._3());
        write(tuple._4());
      }
      case Code.TUPLE5 -> {
        Tuple5<?, ?, ?, ?, ?> tuple = (Tuple5<?, ?, ?, ?, ?>) value;
        write(tuple._1());
        write(tuple._2());
        write(tuple._3());
        write(tuple._4());
        write(tuple._5());
      }
      case Code.OPTIONAL -> write(((Optional<?>) value).orNull());
      case Code.EMPTY_LIST -> {}
      case Code.OBJECT_ARRAY -> writeElements((Object[]) value);
      case Code.TREE_SET -> {
        write(((TreeSet<?>) value).comparator());
        writeElements(((Collection<?>) value).toArray());
      }
      case Code.HASH_MAP -> writeEntries((Map<?, ?>) value);
      case Code.TREE_MAP -> {
        write(((TreeMap<?, ?>) value).comparator());
        writeEntries((Map<?, ?>) value);
      }
      case Code.DATE -> out.writeLong(((Date) value).getTime());
      case Code.IMMUTABLE_LIST -> writeImmutable(((Collection<?>) value).toArray());
      default -> {
        if (info.members() != null) {
          info.members().write(this, value);
        } else {
          writeElements(((Collection<?>) value).toArray());
        }
      }
    }
  }

  /** A list of {@code Stream.toList} may hold nulls, which {@code List.of} would refuse. */
  private void writeImmutable(Object[] elements) throws IOException {
    if (Arrays.asList(elements).contains(null)) {
      out.writeVarInt(1);
      out.writeByte(Code.ANY);
      out.writeByte(Code.WHOLE);
      throw new WholeRecordNeeded();
    }
    writeElements(elements);
  }

  private void writeEntries(Map<?, ?> map) throws IOException {
    Object[] entries = new Object[2 * map.size()];
    int filled = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      entries[filled++] = entry.getKey();
      entries[filled++] = entry.getValue();
    }
    out.writeVarInt(map.size());
    for (Object each : entries) {
      write(each);
    }
  }

  /** A number of elements; one code in common if they are values of one class. */
  void writeElements(Object[] elements) throws IOException {
    out.writeVarInt(elements.length);
    ClassInfo common = commonClass(elements);
    if (common == null) {
      out.writeByte(Code.ANY);
      for (Object element : elements) {
        write(element);
      }
      return;
    }
    out.writeByte(common.code());
    for (Object element : elements) {
      writeContent(common, element);
    }
  }

  private ClassInfo commonClass(Object[] elements) {
    if (elements.length < 2 || elements[0] == null) {
      return null;
    }
    Class<?> type = elements[0].getClass();
    ClassInfo info = catalog.of(type);
    if (!Code.isValue(info.code())) {
      return null;
    }
    for (Object element : elements) {
      if (element == null || element.getClass() != type || isLongString(info, element)) {
        return null;
      }
    }
    return info;
  }
}
