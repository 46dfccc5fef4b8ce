package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class IteratorsTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void checkedExceptionsOfUserFunctionsComeOutAsTheyAre() {
    IOException failure = new IOException("gone");
    List<Iterator<Integer>> iterators =
        List.of(
            Iterators.map(numbers(3), number -> fail(failure)),
            Iterators.filter(numbers(3), number -> fail(failure) == 0),
            Iterators.<Integer, Integer>flatMap(
                numbers(3), number -> List.of(fail(failure)).iterator()),
            Iterators.zip(numbers(3), numbers(3), (a, b) -> fail(failure), TimeoutException::new));

    for (Iterator<Integer> iterator : iterators) {
      assertThatThrownBy(() -> iterator.forEachRemaining(number -> {})).isSameAs(failure);
    }
    assertThatThrownBy(() -> Iterators.map(numbers(1), number -> fail(failure)).next())
        .isSameAs(failure);
  }

  @Test
  void exceptionsOfTheConsumerComeOutAsTheyAre() {
    IOException failure = new IOException("full");

    assertThatThrownBy(
            () ->
                Iterators.map(numbers(3), number -> number)
                    .forEachRemaining(
                        number -> {
                          throw Unchecked.rethrow(failure);
                        }))
        .isSameAs(failure);
  }

  @Test
  void zipFailsWhenOneSideEndsFirst() {
    assertThat(drainZip(2, 2)).isEqualTo("[0, 2]");
    assertThat(drainZip(0, 0)).isEqualTo("[]");
    assertThatThrownBy(() -> drainZip(2, 3)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> drainZip(3, 2)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> zipped(1, 0).hasNext()).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> zipped(0, 1).next()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void takeReadsNoFurtherThanItsLimit() {
    Iterator<Integer> source = Iterators.map(numbers(5), this::logged);
    Iterators.take(source, 2).forEachRemaining(number -> {});

    assertThat(log).containsExactly("0", "1");
    assertThat(source.next()).isEqualTo(2);
    assertThat(Iterators.take(numbers(5), -1).hasNext()).isFalse();
    assertThatThrownBy(() -> Iterators.take(numbers(5), 0).next())
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aMapRunsWhenItsElementIsTakenAndNotBefore() {
    Iterator<Integer> mapped = Iterators.map(numbers(2), this::logged);
    assertThat(mapped.hasNext()).isTrue();
    assertThat(log).isEmpty();

    Iterator<Integer> filtered =
        Iterators.map(
            Iterators.filter(Iterators.map(numbers(3), this::logged), n -> n > 0),
            number -> logged(number * 10));
    assertThat(filtered.hasNext()).isTrue();
    assertThat(filtered.hasNext()).isTrue();

    assertThat(log).containsExactly("0", "1");
    assertThat(filtered.next()).isEqualTo(10);
    assertThat(log).containsExactly("0", "1", "10");
  }

  @Test
  void aChainThatHasBeenReadFromIsWrappedNotTakenOver() {
    Iterator<Integer> inner = Iterators.filter(numbers(5), number -> number % 2 == 1);
    assertThat(inner.hasNext()).isTrue();

    Iterator<Integer> outer = Iterators.map(inner, number -> number * 100);

    assertThat(outer.next()).isEqualTo(100);
    assertThat(outer.next()).isEqualTo(300);
    assertThat(outer.hasNext()).isFalse();
  }

  @Test
  void aChainGivenAwayCannotBeRead() {
    Iterator<Integer> inner = Iterators.map(numbers(5), number -> number);
    Iterators.map(inner, number -> number);

    assertThatThrownBy(inner::hasNext).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aChainOfAMillionStepsNeedsNoDeepStack() {
    Iterator<Integer> chain = numbers(2);
    for (int i = 0; i < 1_000_000; i++) {
      chain = Iterators.map(chain, number -> number + 1);
    }

    assertThat(chain.next()).isEqualTo(1_000_000);
    List<Integer> rest = new ArrayList<>();
    chain.forEachRemaining(rest::add);
    assertThat(rest).containsExactly(1_000_001);
  }

  @Test
  void concatAsksForAnIteratorOnlyWhenTheOneBeforeIsDone() {
    Iterator<Iterator<Integer>> lazily =
        Iterators.map(
            numbers(2),
            index -> {
              log.add("open " + index);
              return Iterators.map(numbers(2), this::logged);
            });

    Iterators.concat(lazily).forEachRemaining(number -> {});

    assertThat(log).containsExactly("open 0", "0", "1", "open 1", "0", "1");
  }

  @Test
  void countingReportsEachPullAndOnceForAPush() {
    List<Long> reports = new ArrayList<>();
    Iterator<Integer> counting = Iterators.counting(numbers(5), reports::add);

    counting.next();
    counting.next();
    counting.forEachRemaining(number -> {});

    assertThat(reports).containsExactly(1L, 1L, 3L);
  }

  @Test
  void countingReportsWhatPassedBeforeAFailure() {
    List<Long> reports = new ArrayList<>();
    Iterator<Integer> counting = Iterators.counting(numbers(5), reports::add);

    assertThatThrownBy(
            () ->
                counting.forEachRemaining(
                    number -> {
                      if (number == 2) {
                        throw new IllegalStateException();
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(reports).containsExactly(3L);
  }

  @Test
  void peekingDoesNotMove() {
    PeekingIterator<Integer> peeking = Iterators.peeking(numbers(2));

    assertThat(peeking.peek()).isZero();
    assertThat(peeking.peek()).isZero();
    assertThat(peeking.next()).isZero();
    assertThat(peeking.next()).isEqualTo(1);
    assertThatThrownBy(peeking::peek).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void groupsAreNewListsOfAPositiveSize() {
    Iterator<List<Integer>> grouped = Iterators.grouped(numbers(5), 2);

    List<List<Integer>> groups = new ArrayList<>();
    grouped.forEachRemaining(groups::add);

    assertThat(groups).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThatThrownBy(() -> Iterators.grouped(numbers(5), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String drainZip(int left, int right) {
    List<Integer> sums = new ArrayList<>();
    zipped(left, right).forEachRemaining(sums::add);
    return sums.toString();
  }

  private static Iterator<Integer> zipped(int left, int right) {
    return Iterators.zip(numbers(left), numbers(right), Integer::sum, TimeoutException::new);
  }

  private Integer logged(Integer number) {
    log.add(number.toString());
    return number;
  }

  private static Integer fail(IOException failure) throws IOException {
    throw failure;
  }

  private static Iterator<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers.iterator();
  }
}
