package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.SparkConf;
import org.minispark.Tuple1;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.Tuple5;
import org.minispark.Tuple6;
import org.minispark.api.java.Optional;
import org.minispark.api.java.function.Function;

class RecordSerializerTest {
  private final DataSerializer serializer = RecordSerializer.of(new SparkConf(false));

  enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "verdant";
      }
    }
  }

  record Point(int x, double y, String name, List<Integer> values) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static Stream<Object> values() {
    return Stream.of(
        true,
        (byte) -3,
        (short) -300,
        'x',
        '\uffff',
        Integer.MIN_VALUE,
        -1,
        0,
        Integer.MAX_VALUE,
        Long.MIN_VALUE,
        -1L,
        1L << 55,
        1L << 56,
        Long.MAX_VALUE,
        1.5f,
        Float.MIN_VALUE,
        -0.0d,
        Double.MIN_VALUE,
        "",
        "ascii",
        "Grüße",
        "日本語",
        "\ud800 alone",
        "a".repeat(100_000),
        "日".repeat(100_000),
        BigInteger.TWO.pow(200).negate(),
        new BigDecimal("-12.3400"),
        UUID.fromString("00000001-0002-0003-0004-000000000005"),
        LocalDate.MIN,
        LocalDateTime.MAX,
        Instant.MIN,
        Duration.ofSeconds(-1, 5),
        new Date(5),
        new Tuple1<>(1),
        new Tuple2<>("a", null),
        new Tuple3<>(1, "b", 2L),
        new Tuple4<>(1, 2, 3, 4),
        new Tuple5<>(1, 2, 3, 4, List.of(5)),
        new Tuple6<>(1, 2, 3, 4, 5, new ArrayList<>(List.of("x"))),
        new Tuple2<>(new Tuple2<>(1, new Tuple2<>(2, new Tuple2<>(3, new Tuple2<>(4, 5)))), 6),
        Optional.of("x"),
        Optional.empty(),
        new ArrayList<>(Arrays.asList(1, null, "x", List.of())),
        new ArrayList<>(List.of("a", "b", "c")),
        Arrays.asList(1, 2),
        List.of(1, 2, 3),
        List.of(1),
        Stream.of(1, null).toList(),
        Collections.emptyList(),
        new LinkedList<>(List.of(1)),
        new HashSet<>(Set.of(1, 2)),
        new LinkedHashSet<>(List.of(3, 1, 2)),
        new TreeSet<>(Set.of(2, 1)),
        new HashMap<>(Map.of("a", List.of(1))),
        new TreeMap<>(Map.of("b", 1)),
        new LinkedHashMap<>(Map.of("c", 1)),
        Map.of("d", 1),
        BitSet.valueOf(new long[] {5}),
        ZonedDateTime.parse("2020-02-29T10:00:00+01:00[Europe/Paris]"),
        String.class,
        Color.RED,
        Color.GREEN,
        new Point(1, 2.5, "p", new ArrayList<>(List.of(7))),
        new Plain(3, "inherited"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void roundTripsAlone(Object value) {
    Object copy = copy(value);
    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
    serializer.requireSerializable(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void roundTripsInAStream(Object value) throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      records.add(value);
      records.add(new Tuple2<>(value, i));
      records.add(new Tuple2<>(i, value));
      records.add(List.of(i));
      records.add(null);
    }
    assertThat(readAll(write(records))).isEqualTo(records);
  }

  static Stream<Arguments> arrays() {
    return Stream.<Object>of(
            new boolean[] {true, false},
            new byte[] {1, -1},
            new short[] {-5},
            new char[] {'a', '\u1234'},
            new int[] {1, -1},
            new long[] {1, -1},
            new float[] {1.5f},
            new double[] {1.5, Double.NaN},
            IntStream.range(0, 200_000).toArray(),
            new Object[] {1, "a", null},
            new String[] {"a", "b"},
            new int[][] {{1}, null, {}},
            new Color[] {Color.RED, Color.GREEN},
            IntStream.range(0, 100_000).mapToObj(String::valueOf).toArray(String[]::new))
        .map(array -> Arguments.of(array));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void roundTripsArrays(Object array) throws IOException {
    assertThat(copy(array)).isEqualTo(array).hasSameClassAs(array);
    List<Object> copies = readAll(write(List.of(array, array)));
    assertThat(copies.get(1)).isEqualTo(array).isNotSameAs(copies.get(0));
  }

  /** A plain class with a superclass, transient and inner parts. */
  static class Base implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String text;

    Base(String text) {
      this.text = text;
    }
  }

  static final class Plain extends Base {
    private static final long serialVersionUID = 1L;
    private final int number;
    private final boolean yes = true;
    private final byte small = 1;
    private final short middle = 2;
    private final char letter = 'c';
    private final long large = -4;
    private final float single = 1.5f;
    private final double exact = 2.5;
    private final int[] array = {1, 2};
    private transient int forgotten = 7;

    Plain(int number, String text) {
      super(text);
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plain that
          && number == that.number
          && super.text.equals(that.getText())
          && yes == that.yes
          && small == that.small
          && middle == that.middle
          && letter == that.letter
          && large == that.large
          && single == that.single
          && exact == that.exact
          && Arrays.equals(array, that.array);
    }

    private String getText() {
      return super.text;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  @Test
  void transientFieldsComeBackEmpty() {
    assertThat(((Plain) copy(new Plain(1, "t"))).forgotten).isZero();
  }

  final class Inner implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void anInnerClassDragsItsEnclosingInstance() {
    assertThatThrownBy(() -> serializer.toBytes(new Inner()))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage(
            getClass().getName()
                + "\n\tpath: "
                + Inner.class.getName()
                + ".this$0 -> "
                + getClass().getName());
  }

  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;
    Object next;
    Object other;
  }

  @Test
  void cyclesAndSharedObjectsStayAsTheyAre() {
    Node node = new Node();
    node.next = new ArrayList<>(List.of(new Tuple2<>(node, 1)));
    node.other = node.next;
    Node copy = (Node) copy(node);
    assertThat(copy.next).isSameAs(copy.other);
    assertThat(((Tuple2<?, ?>) ((List<?>) copy.next).get(0))._1).isSameAs(copy);
  }

  @Test
  void everyContainerMayHoldItself() {
    Object[] array = new Object[2];
    List<Object> list = new ArrayList<>();
    List<Object> asList = Arrays.asList(null, 1);
    Map<Object, Object> map = new HashMap<>();
    Map<Object, Object> sorted = new TreeMap<>();
    Object[] all = {array, list, asList, map, sorted};
    array[0] = all;
    list.add(all);
    asList.set(0, all);
    map.put("key", all);
    sorted.put("key", all);
    Object[] copy = (Object[]) copy(all);
    assertThat(((Object[]) copy[0])[0]).isSameAs(copy);
    assertThat(((List<?>) copy[1]).get(0)).isSameAs(copy);
    assertThat(((List<?>) copy[2]).get(0)).isSameAs(copy);
    assertThat(((Map<?, ?>) copy[3]).get("key")).isSameAs(copy);
    assertThat(((Map<?, ?>) copy[4]).get("key")).isSameAs(copy);
  }

  @Test
  void manySharedObjectsStayShared() {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Node node = new Node();
      list.add(node);
      list.add(new Object[] {node});
    }
    List<?> copy = (List<?>) copy(list);
    for (int i = 0; i < 2000; i += 2) {
      assertThat(((Object[]) copy.get(i + 1))[0]).isSameAs(copy.get(i));
    }
  }

  @Test
  void aTupleThatDoublesAtEveryLevelDoesNotExplode() {
    Object tuple = 1;
    for (int i = 0; i < 100; i++) {
      tuple = new Tuple2<>(tuple, tuple);
    }
    Object bytes = serializer.toBytes(tuple);
    assertThat((byte[]) bytes).hasSizeLessThan(2000);
    Object copy = serializer.fromBytes((byte[]) bytes);
    for (int i = 0; i < 100; i++) {
      copy = ((Tuple2<?, ?>) copy)._1;
    }
    assertThat(copy).isEqualTo(1);
  }

  @Test
  void aLongStringHeldOftenIsWrittenOnce() {
    String text = "x".repeat(5000);
    List<Object> list = new ArrayList<>(Collections.nCopies(1000, text));
    assertThat(serializer.toBytes(list)).hasSizeLessThan(10_000);
    assertThat(copy(list)).isEqualTo(list);
  }

  /** Counts the copies made by Java serialization. */
  static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;
    final Object shared;
    transient boolean resolved;

    Hooked(Object shared) {
      this.shared = shared;
    }

    private Object readResolve() {
      resolved = true;
      return this;
    }
  }

  @Test
  void aHookedObjectDeepInsideKeepsWhatItShares() throws IOException {
    Node shared = new Node();
    List<Object> record = new ArrayList<>(List.of(shared, "x", new Hooked(shared)));
    List<Object> records = List.of(1, record, record, List.of(shared), record);
    List<Object> copies = readAll(write(records));
    assertThat(copies).hasSize(5).startsWith(1);
    for (int i : new int[] {1, 2, 4}) {
      List<?> copy = (List<?>) copies.get(i);
      Hooked hooked = (Hooked) copy.get(2);
      assertThat(hooked.resolved).isTrue();
      assertThat(hooked.shared).isSameAs(copy.get(0));
    }
  }

  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1L;
    private int value;

    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(value);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      value = in.readInt() + 1;
    }
  }

  static class Stateful {
    int state = 5;
  }

  static final class WithStatefulParent extends Stateful implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static final class UserMap extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1L;
    final String name = "mine";
  }

  @Test
  void whatTakesPartInItsSerializationIsAsked() throws Exception {
    External external = new External();
    external.value = 4;
    assertThat(((External) copy(external)).value).isEqualTo(5);
    WithStatefulParent child = new WithStatefulParent();
    child.state = 9;
    assertThat(((WithStatefulParent) copy(child)).state).isEqualTo(5);
    UserMap map = new UserMap();
    map.put("a", 1);
    assertThat(copy(map)).isEqualTo(map);
    assertThat(((UserMap) copy(map)).name).isEqualTo("mine");
    int offset = 2;
    Function<Integer, Integer> lambda = number -> number + offset;
    @SuppressWarnings("unchecked")
    Function<Integer, Integer> copied = (Function<Integer, Integer>) copy(lambda);
    assertThat(copied.call(1)).isEqualTo(3);
  }

  @Test
  void aSortedMapKeepsItsComparator() {
    Map<String, Integer> reversed = new TreeMap<>(Collections.<String>reverseOrder());
    reversed.putAll(Map.of("a", 1, "b", 2, "c", 3));
    assertThat(((Map<?, ?>) copy(reversed)).keySet().toString()).isEqualTo("[c, b, a]");
    TreeSet<String> natural = new TreeSet<>(Comparator.naturalOrder());
    natural.addAll(List.of("b", "a"));
    assertThat(copy(natural).toString()).isEqualTo("[a, b]");
  }

  @Test
  void hashedCollectionsIterateAsAfterJavaSerialization() throws Exception {
    for (int size = 0; size < 200; size++) {
      Map<Integer, Integer> map = new HashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(i * 1000003 >>> 3, i);
      }
      Set<Integer> set = new HashSet<>(map.keySet());
      assertThat(copy(map).toString()).isEqualTo(javaCopy(map).toString());
      assertThat(copy(set).toString()).isEqualTo(javaCopy(set).toString());
    }
  }

  @Test
  void refusesWhatIsNotSerializableAnywhereInARecord() throws IOException {
    Node node = new Node();
    node.next = new HashMap<>(Map.of("k", new Object[] {1, new Object()}));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      out.write(new Tuple2<>("good", 1));
      assertThatThrownBy(() -> out.write(new Tuple2<>("bad", node)))
          .isInstanceOf(NotSerializableException.class)
          .hasMessage(
              "java.lang.Object\n\tpath: "
                  + Node.class.getName()
                  + ".next -> java.util.HashMap[k] -> [Ljava.lang.Object;[1] -> java.lang.Object");
      assertThatThrownBy(() -> out.write(new Object()))
          .isInstanceOf(NotSerializableException.class)
          .hasMessage("java.lang.Object");
      assertThatThrownBy(() -> out.writePair(new Hooked(new Object()), 1))
          .isInstanceOf(NotSerializableException.class);
      out.write(new Tuple2<>("good", 2));
    }
    assertThat(readAll(bytes.toByteArray()))
        .containsExactly(new Tuple2<>("good", 1), new Tuple2<>("good", 2));
    assertThatThrownBy(() -> serializer.requireSerializable(node))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageStartingWith("java.lang.Object\n");
    assertThatThrownBy(() -> serializer.requireSerializable(new ArrayDeque<>(List.of(node))))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void aNullFieldOfAClassThatIsNotSerializableIsNoFault() {
    Node node = new Node();
    serializer.requireSerializable(node);
    serializer.requireSerializable(new Object[0]);
  }

  @Test
  void pairsComeBackAsTheyWereWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Object> written = new ArrayList<>();
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      for (int i = 0; i < 100_000; i++) {
        Object key = i % 7 == 0 ? null : "key" + i;
        Object value = i % 5 == 0 ? (Object) (long) i : new int[] {i};
        out.writePair(key, value);
        written.add(key);
        written.add(value instanceof int[] array ? Arrays.toString(array) : value);
      }
    }
    List<Object> read = new ArrayList<>();
    for (Object each : readAll(bytes.toByteArray())) {
      read.add(each instanceof int[] array ? Arrays.toString(array) : each);
    }
    assertThat(read).isEqualTo(written);
  }

  @Test
  void pairsOfOneKindCostTheirContentOnly() throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(new Tuple2<>("word", i % 50));
    }
    assertThat(write(records)).hasSize(1000 * 5 + 6);
  }

  @Test
  void classesThatAlternateCostOneByteEach() throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(new Tuple2<>("word", i % 2 == 0 ? null : 1));
    }
    assertThat(write(records)).hasSizeLessThan(1000 * 7);
    assertThat(readAll(write(records))).isEqualTo(records);
  }

  @Test
  void classesOfTheProgramAreNamedOncePerStream() throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(new Point(i % 50, 1, "p", List.of(i)));
    }
    assertThat(write(records)).hasSizeLessThan(1000 * 22 + 200);
  }

  @Test
  void streamsInARowAreReadAsOne() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      bytes.write(write(List.of(new Point(i, 1, "p", List.of()), i)));
      bytes.write(write(List.of()));
    }
    assertThat(readAll(bytes.toByteArray())).hasSize(6).endsWith(2);
    assertThat(readAll(new byte[0])).isEmpty();
  }

  @Test
  void recordsLargerThanTheBufferPass() throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      records.add(new Tuple2<>(i, new ArrayList<>(Collections.nCopies(30_000, "word" + i))));
      records.add(new Tuple2<>(i, "s".repeat(i * 10_000)));
    }
    assertThat(readAll(write(records))).isEqualTo(records);
  }

  @Test
  void aRecordThatFailsAfterBytesLeftCutsTheStream() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Object large = new Object[] {IntStream.range(0, 100_000).toArray(), new Object()};
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      out.write(1);
      assertThatThrownBy(() -> out.write(large)).isInstanceOf(NotSerializableException.class);
      assertThatThrownBy(() -> out.write(2)).hasMessageContaining("failed halfway");
    }
    assertThatThrownBy(() -> readAll(bytes.toByteArray())).hasMessageContaining("truncated");
  }

  @Test
  void readingBeyondTheEndIsAnError() throws IOException {
    DataSerializer.RecordInput in = serializer.input(new ByteArrayInputStream(write(List.of())));
    assertThat(in.hasNext()).isFalse();
    assertThatThrownBy(in::read).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aRecordNestedTooDeeplyIsAClearError() {
    Node chain = new Node();
    for (int i = 0; i < 1_000_000; i++) {
      Node next = new Node();
      next.next = chain;
      chain = next;
    }
    Node deep = chain;
    assertThatThrownBy(() -> serializer.toBytes(deep)).hasMessageContaining("nested too deeply");
  }

  @Test
  void knowsWhatIsImmutable() {
    for (Object value :
        Arrays.asList(
            null,
            1,
            "a",
            1.5,
            Color.GREEN,
            LocalDate.MIN,
            new Tuple2<>("a", 1),
            BigInteger.ONE,
            new Tuple3<>(1, Optional.of(2), "x"),
            new Point(1, 1, "p", null))) {
      assertThat(serializer.isImmutable(value)).as("%s", value).isTrue();
    }
    for (Object value :
        List.of(
            new int[0],
            new ArrayList<>(),
            new Date(),
            new Tuple2<>("a", new int[0]),
            new Point(1, 1, "p", List.of()),
            new Plain(1, "x"),
            Optional.of(new Node()),
            new BigDecimal("1") {
              private static final long serialVersionUID = 1L;
            })) {
      assertThat(serializer.isImmutable(value)).as("%s", value).isFalse();
    }
  }

  @Test
  void namesTheSerializersThatExist() {
    SparkConf conf = new SparkConf(false);
    RecordSerializer.of(conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer"));
    RecordSerializer.of(conf.set("spark.serializer", "org.minispark.serializer.KryoSerializer"));
    assertThatThrownBy(() -> RecordSerializer.of(conf.set("spark.serializer", "my.Own")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.Own");
  }

  private Object copy(Object value) {
    return serializer.fromBytes(serializer.toBytes(value));
  }

  private Object javaCopy(Object value) throws Exception {
    return JavaForm.fromBytes(JavaForm.toBytes(value), getClass().getClassLoader());
  }

  private byte[] write(List<?> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      for (Object record : records) {
        out.write(record);
      }
    }
    return bytes.toByteArray();
  }

  private List<Object> readAll(byte[] bytes) throws IOException {
    List<Object> records = new ArrayList<>();
    try (DataSerializer.RecordInput in = serializer.input(new ByteArrayInputStream(bytes))) {
      while (in.hasNext()) {
        records.add(in.read());
      }
    }
    return records;
  }
}
