package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.minispark.Aggregator;
import org.minispark.Tuple2;

/** Maps and sorters give the same bits in the heap, on disk and in between. */
class SpillingTest {
  private static final long NO_MEMORY = 0;
  private static final long SOME_MEMORY = 1500;
  private static final long ALL_MEMORY = Long.MAX_VALUE / 2;

  private static Path directory;

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("spilling");
  }

  @AfterContainer
  static void leaveNothing() throws IOException {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
    Files.delete(directory);
  }

  /** Equal hashes are the rule, not the exception. */
  private record Key(int id) implements java.io.Serializable, Comparable<Key> {
    private static final long serialVersionUID = 1L;

    @Override
    public int hashCode() {
      return id % 7 - 3;
    }

    @Override
    public int compareTo(Key other) {
      return Integer.compare(id, other.id);
    }
  }

  private static List<Tuple2<Key, Integer>> records(long seed, int count, int keys) {
    Random random = new Random(seed);
    List<Tuple2<Key, Integer>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = random.nextInt(keys);
      records.add(new Tuple2<>(id == 0 ? null : new Key(id), i));
    }
    return records;
  }

  private static <T> T inTask(long memory, String runSize, Function<Workspace, T> body) {
    TestingShuffle shuffle =
        TestingShuffle.local(directory, "spark.minispark.run.size", runSize).memory(memory);
    try (TestingTask task = new TestingTask()) {
      return body.apply(shuffle.workspace(task));
    }
  }

  private static <T> List<T> drain(java.util.Iterator<T> iterator) {
    List<T> elements = new ArrayList<>();
    iterator.forEachRemaining(elements::add);
    return elements;
  }

  @Property(tries = 25)
  void valuesOfAKeyAreCombinedInOrderWhateverSpills(
      @ForAll long seed,
      @ForAll @IntRange(max = 1500) int count,
      @ForAll @IntRange(min = 1, max = 90) int keys) {
    List<Tuple2<Key, Integer>> records = records(seed, count, keys);
    Function<Workspace, List<Tuple2<Key, String>>> combine =
        workspace -> {
          ExternalAppendOnlyMap<Key, Integer, String> map =
              new ExternalAppendOnlyMap<>(
                  new Aggregator<>(v -> "" + v, (c, v) -> c + " " + v, (a, b) -> a + " " + b),
                  workspace);
          map.insertAll(records.iterator());
          return drain(map.iterator());
        };
    List<Tuple2<Key, String>> onDisk = inTask(NO_MEMORY, "700", combine);

    assertThat(inTask(ALL_MEMORY, "700", combine)).isEqualTo(onDisk);
    assertThat(inTask(SOME_MEMORY, "700", combine)).isEqualTo(onDisk);
    Map<Key, String> expected = new LinkedHashMap<>();
    records.forEach(r -> expected.merge(r._1, "" + r._2, (a, b) -> a + " " + b));
    assertThat(asMap(onDisk)).isEqualTo(expected);
    assertThat(asMap(inTask(ALL_MEMORY, "32m", combine))).isEqualTo(expected);
  }

  private static <K, V> Map<K, V> asMap(List<Tuple2<K, V>> pairs) {
    Map<K, V> map = new LinkedHashMap<>();
    pairs.forEach(pair -> assertThat(map.put(pair._1, pair._2)).isNull());
    return map;
  }

  @Property(tries = 12)
  void sumsOfDoublesHaveTheSameBitsWhateverSpills(@ForAll long seed) {
    Random random = new Random(seed);
    List<Tuple2<Integer, Double>> records = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      records.add(new Tuple2<>(random.nextInt(40), random.nextGaussian() * 1e6));
    }
    Function<Workspace, List<Tuple2<Integer, Double>>> sum =
        workspace -> {
          ExternalAppendOnlyMap<Integer, Double, Double> map =
              new ExternalAppendOnlyMap<>(
                  new Aggregator<>(v -> v, Double::sum, Double::sum), workspace);
          map.insertAll(records.iterator());
          return drain(map.iterator());
        };
    List<Tuple2<Integer, Double>> onDisk = inTask(NO_MEMORY, "1k", sum);

    assertThat(inTask(ALL_MEMORY, "1k", sum)).isEqualTo(onDisk);
    assertThat(inTask(SOME_MEMORY, "1k", sum)).isEqualTo(onDisk);
  }

  @Property(tries = 12)
  void groupsAreTheSameWhateverSpills(@ForAll long seed, @ForAll @IntRange(max = 900) int count) {
    List<Tuple2<Key, Integer>> left = records(seed, count, 30);
    List<Tuple2<Key, Integer>> right = records(seed + 1, count / 2, 40);
    Function<Workspace, List<String>> group =
        workspace -> {
          CoGroup<Key> cogroup = new CoGroup<>(2, workspace);
          cogroup.add(0, left.iterator());
          cogroup.add(1, right.iterator());
          List<String> groups = new ArrayList<>();
          cogroup.groups().forEachRemaining(g -> groups.add(g._1 + " " + g._2[0] + " " + g._2[1]));
          return groups;
        };
    List<String> onDisk = inTask(NO_MEMORY, "2k", group);

    assertThat(inTask(ALL_MEMORY, "2k", group)).isEqualTo(onDisk);
    assertThat(onDisk).containsExactlyInAnyOrderElementsOf(inTask(ALL_MEMORY, "32m", group));
  }

  @Property(tries = 12)
  void whatIsTakenAwayIsGoneWhateverSpills(
      @ForAll long seed, @ForAll @IntRange(max = 900) int count) {
    List<Tuple2<Key, Integer>> left = records(seed, count, 60);
    List<Tuple2<Key, Integer>> right = records(seed + 1, count / 10, 90);
    Function<Workspace, List<Tuple2<Key, Integer>>> subtract =
        workspace -> {
          Subtraction<Key, Integer> subtraction = new Subtraction<>(workspace);
          subtraction.add(left.iterator());
          subtraction.takeAway(right.iterator());
          return drain(subtraction.remainder());
        };
    List<Tuple2<Key, Integer>> onDisk = inTask(NO_MEMORY, "2k", subtract);
    Map<Key, List<Tuple2<Key, Integer>>> expected = new HashMap<>();
    for (Tuple2<Key, Integer> record : left) {
      List<Tuple2<Key, Integer>> known = expected.get(record._1);
      if (known == null) {
        known = new ArrayList<>();
        expected.put(record._1, known);
      }
      known.add(record);
    }
    right.forEach(record -> expected.remove(record._1));
    List<Tuple2<Key, Integer>> inOrder = new ArrayList<>();
    expected.values().forEach(inOrder::addAll);

    assertThat(inTask(ALL_MEMORY, "32m", subtract)).isEqualTo(inOrder);
    assertThat(inTask(ALL_MEMORY, "2k", subtract)).isEqualTo(onDisk);
    assertThat(inTask(SOME_MEMORY, "2k", subtract)).isEqualTo(onDisk);
    assertThat(onDisk).containsExactlyInAnyOrderElementsOf(inOrder);
  }

  @Property(tries = 2)
  void aLongSubtractionSpills(@ForAll long seed) {
    List<Tuple2<Key, Integer>> left = records(seed, 5000, 400);
    Function<Workspace, Long> subtract =
        workspace -> {
          Subtraction<Key, Integer> subtraction = new Subtraction<>(workspace);
          subtraction.add(left.iterator());
          subtraction.takeAway(left.iterator());
          assertThat(drain(subtraction.remainder())).isEmpty();
          return workspace.task().taskMetrics().diskBytesSpilled();
        };
    assertThat(inTask(NO_MEMORY, "3k", subtract)).isPositive();
    assertThat(inTask(NO_MEMORY, "32m", subtract)).isZero();
  }

  @Property(tries = 12)
  void sortsAreStableWhateverSpills(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int count, @ForAll boolean reversed) {
    Random random = new Random(seed);
    checkSort(reversed, pairs(count, i -> random.nextInt(300) - 150));
    checkSort(reversed, pairs(count, i -> random.nextLong() >> random.nextInt(60)));
    checkSort(reversed, pairs(count, i -> SPECIAL[random.nextInt(SPECIAL.length)]));
    checkSort(reversed, pairs(count, i -> random.nextGaussian()));
    checkSort(reversed, pairs(count, i -> WORDS[random.nextInt(WORDS.length)] + random.nextInt(9)));
    checkSort(reversed, pairs(count, i -> new Key(random.nextInt(50))));
  }

  private static final Double[] SPECIAL = {
    0.0, -0.0, Double.NaN, 1.0, -1.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 1e300, -1e-300
  };
  private static final String[] WORDS = {
    "", "a", "a\0", "abcd", "abcde", "abce", "\u00e9tude", "\uffffz", "\ud83d\ude00", "zzzz"
  };

  private static <K> List<Tuple2<K, Integer>> pairs(int count, Function<Integer, K> key) {
    List<Tuple2<K, Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add(new Tuple2<>(key.apply(i), i));
    }
    return pairs;
  }

  @SuppressWarnings("unchecked") // all keys are comparable
  private static <K, V> void checkSort(boolean reversed, List<Tuple2<K, V>> records) {
    Comparator<K> order =
        (Comparator<K>) (reversed ? Comparator.reverseOrder() : Comparator.naturalOrder());
    List<Tuple2<K, V>> expected = new ArrayList<>(records);
    expected.sort((a, b) -> order.compare(a._1, b._1));
    List<String> text = expected.stream().map(Tuple2::toString).toList();
    for (long memory : new long[] {NO_MEMORY, SOME_MEMORY, ALL_MEMORY}) {
      List<Tuple2<K, V>> sorted =
          inTask(
              memory,
              "1500",
              workspace -> {
                ExternalSorter<K, V> sorter = new ExternalSorter<>(order, workspace);
                sorter.insertAll(records.iterator());
                return drain(sorter.iterator());
              });
      assertThat(sorted.stream().map(Tuple2::toString)).isEqualTo(text);
    }
  }

  @Property(tries = 2)
  void moreRunsThanAreMergedAtOnceGiveTheSameBits(@ForAll long seed) {
    Random random = new Random(seed);
    List<Tuple2<Integer, Double>> records = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      records.add(new Tuple2<>(random.nextInt(200), random.nextGaussian()));
    }
    Function<Workspace, List<Tuple2<Integer, Double>>> sum =
        workspace -> {
          ExternalAppendOnlyMap<Integer, Double, Double> map =
              new ExternalAppendOnlyMap<>(
                  new Aggregator<>(v -> v, Double::sum, Double::sum), workspace);
          map.insertAll(records.iterator());
          List<Tuple2<Integer, Double>> sums = drain(map.iterator());
          assertThat(workspace.task().taskMetrics().diskBytesSpilled()).isPositive();
          return sums;
        };
    List<Tuple2<Integer, Double>> onDisk = inTask(NO_MEMORY, "3k", sum);

    assertThat(onDisk).hasSize(200);
    assertThat(inTask(ALL_MEMORY, "3k", sum)).isEqualTo(onDisk);
    checkSort(false, records);
  }

  @Property(tries = 8)
  void shufflesAreTheSameWhateverSpills(
      @ForAll long seed,
      @ForAll boolean combine,
      @ForAll @IntRange(min = 1, max = 40) int reducers) {
    List<List<Tuple2<Key, Integer>>> maps =
        List.of(records(seed, 500, 60), List.of(), records(seed + 1, 900, 60));
    Aggregator<Key, Integer, String> joining =
        new Aggregator<>(v -> "" + v, (c, v) -> c + " " + v, (a, b) -> a + " " + b);
    ShuffleFunctions<Key, Integer, String> functions =
        TestingShuffle.functions(reducers, combine ? joining : null, null);
    Function<TestingShuffle, List<?>> run =
        shuffle -> {
          ShuffleHandle<Key, Integer, String> handle = shuffle.write(maps, functions, combine);
          List<?> partitions = shuffle.readAll(handle);
          shuffle.manager(0).removeShuffle(handle.shuffleId());
          return partitions;
        };
    List<?> whole = run.apply(shuffle("900", ALL_MEMORY, "true"));

    assertThat(run.apply(shuffle("900", NO_MEMORY, "true"))).isEqualTo(whole);
    assertThat(run.apply(shuffle("900", SOME_MEMORY, "true"))).isEqualTo(whole);
    assertThat(run.apply(shuffle("900", SOME_MEMORY, "false"))).isEqualTo(whole);
    if (!combine) {
      assertThat(run.apply(shuffle("32m", ALL_MEMORY, "true"))).isEqualTo(whole);
    }
  }

  private static TestingShuffle shuffle(String runSize, long memory, String handover) {
    return TestingShuffle.local(
            directory,
            "spark.minispark.run.size",
            runSize,
            "spark.minispark.shuffle.handover",
            handover)
        .memory(memory);
  }
}
