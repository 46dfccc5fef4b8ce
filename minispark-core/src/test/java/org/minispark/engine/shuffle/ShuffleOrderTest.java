package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.Aggregator;
import org.minispark.Tuple2;

/**
 * The order inside partitions against that of Spark 3.5.7 with master local[1], recorded in
 * order.txt. The keys are full of equal hash codes, because that is where orders differ.
 */
class ShuffleOrderTest {
  private static final int MAPS = 3;

  @TempDir Path directory;

  @Test
  void partitionsComeInSparksOrderHandedOver() throws IOException {
    compare(TestingShuffle.local(directory));
  }

  @Test
  void partitionsComeInSparksOrderThroughFiles() throws IOException {
    compare(TestingShuffle.local(directory, "spark.minispark.shuffle.handover", "false"));
  }

  @Test
  void partitionsComeInSparksOrderFromSeveralExecutors() throws IOException {
    compare(TestingShuffle.cluster(2, directory, "spark.reducer.maxSizeInFlight", "100"));
  }

  private static void compare(TestingShuffle shuffle) throws IOException {
    Map<String, String> expected = expected();
    Map<String, String> actual = new LinkedHashMap<>();
    for (int count : new int[] {0, 30, 700, 3000}) {
      for (int partitions : new int[] {1, 3}) {
        new Case(shuffle, count, partitions, actual).run();
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ShuffleOrderTest.class.getResourceAsStream("order.txt"), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(':');
        lines.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return lines;
  }

  private record Case(
      TestingShuffle shuffle, int count, int partitions, Map<String, String> lines) {
    private static final int LONGEST = 1500;

    void run() {
      reduce("reduceWords", Case::word);
      reduce("reduceLongs", Case::number);
      reduce("reduceDoubles", i -> number(i) / 2.0);
      distinct();
      group();
      partition();
      if (count <= 700) {
        cogroup();
      }
    }

    private static String word(int i) {
      return switch (i % 4) {
        case 0 -> collision(i * 31 % 64);
        case 1 -> "w" + i * 7919L % 211;
        case 2 -> "x" + i * 104729L % 97 + "Aa".substring(0, i % 3);
        default -> i % 44 == 3 ? null : "k" + i % 57;
      };
    }

    /** 64 different words with one hash code. */
    private static String collision(int bits) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        word.append((bits >> i & 1) == 0 ? "Aa" : "BB");
      }
      return word.toString();
    }

    /** A number and its complement have the same hash code. */
    private static Long number(int i) {
      long x = i * 7919L % 301;
      return switch (i % 3) {
        case 0 -> x;
        case 1 -> ~x;
        default -> x << 33 | x;
      };
    }

    private <K> void reduce(String name, IntFunction<K> key) {
      Aggregator<K, Integer, Integer> sum = new Aggregator<>(v -> v, Integer::sum, Integer::sum);
      print(name, shuffle.readAll(write(key, i -> i, sum, true)));
    }

    private void distinct() {
      Aggregator<String, String, String> first = new Aggregator<>(v -> v, (a, b) -> a, (a, b) -> a);
      List<List<String>> keys = new ArrayList<>();
      for (List<Tuple2<String, String>> part :
          shuffle.readAll(write(Case::word, i -> (String) null, first, true))) {
        List<String> partKeys = new ArrayList<>();
        part.forEach(pair -> partKeys.add(pair._1));
        keys.add(partKeys);
      }
      print("distinctWords", keys);
    }

    private void group() {
      Aggregator<String, Integer, CompactBuffer<Integer>> grouping =
          new Aggregator<>(
              CompactBuffer::new,
              (buffer, value) -> {
                buffer.append(value);
                return buffer;
              },
              CompactBuffer::appendAll);
      print("groupWords", shuffle.readAll(write(Case::word, i -> i, grouping, false)));
    }

    private void partition() {
      print(
          "partitionWords",
          shuffle.readAll(
              write(Case::word, i -> i, (Aggregator<String, Integer, Integer>) null, false)));
    }

    private void cogroup() {
      Aggregator<String, Integer, Integer> none = null;
      ShuffleHandle<String, Integer, Integer> left = write(Case::word, i -> i, none, false);
      ShuffleHandle<String, Integer, Integer> right =
          write(i -> "w" + number(i) % 50, i -> i, none, false);
      List<List<String>> groups = new ArrayList<>();
      for (int part = 0; part < partitions; part++) {
        groups.add(groups(shuffle.read(left, part, part + 1), shuffle.read(right, part, part + 1)));
      }
      print("cogroup", groups);
    }

    private List<String> groups(
        List<Tuple2<String, Integer>> left, List<Tuple2<String, Integer>> right) {
      try (TestingTask task = new TestingTask()) {
        CoGroup<String> cogroup = new CoGroup<>(2, shuffle.workspace(task));
        cogroup.add(0, left.iterator());
        cogroup.add(1, right.iterator());
        List<String> groups = new ArrayList<>();
        cogroup
            .groups()
            .forEachRemaining(g -> groups.add("(" + g._1 + ",(" + g._2[0] + "," + g._2[1] + "))"));
        return groups;
      }
    }

    private <K, V, C> ShuffleHandle<K, V, C> write(
        IntFunction<K> key, IntFunction<V> value, Aggregator<K, V, C> aggregator, boolean combine) {
      List<List<Tuple2<K, V>>> maps = new ArrayList<>();
      for (int map = 0; map < MAPS; map++) {
        List<Tuple2<K, V>> records = new ArrayList<>();
        for (int i = map * count / MAPS; i < (map + 1) * count / MAPS; i++) {
          records.add(new Tuple2<>(key.apply(i), value.apply(i)));
        }
        maps.add(records);
      }
      return shuffle.write(maps, TestingShuffle.functions(partitions, aggregator, null), combine);
    }

    private void print(String name, List<? extends List<?>> parts) {
      for (int part = 0; part < parts.size(); part++) {
        StringBuilder text = new StringBuilder();
        for (Object element : parts.get(part)) {
          text.append(' ').append(String.valueOf(element).replace(" ", ""));
        }
        lines.put(
            name + " " + count + " " + partitions + " " + part,
            text.length() <= LONGEST
                ? text.toString()
                : String.format(" #%08x", text.toString().hashCode()));
      }
    }
  }
}
