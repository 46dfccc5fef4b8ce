package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random chains of operators give the same elements pulled, pushed and mixed. */
class IteratorsPropertyTest {
  /** An operator beside its meaning on lists. */
  private enum Operator {
    MAP {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.map(source, IteratorsPropertyTest::timesThree);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        List<Integer> results = new ArrayList<>();
        elements.forEach(element -> results.add(timesThree(element)));
        return results;
      }
    },
    FILTER {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.filter(source, IteratorsPropertyTest::isKept);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        List<Integer> results = new ArrayList<>(elements);
        results.removeIf(element -> !isKept(element));
        return results;
      }
    },
    FLAT_MAP {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.flatMap(source, element -> repeated(element).iterator());
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        List<Integer> results = new ArrayList<>();
        elements.forEach(element -> results.addAll(repeated(element)));
        return results;
      }
    },
    CONCAT {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.concat(
            List.of(
                    Iterators.<Integer>empty(),
                    source,
                    Iterators.<Integer>empty(),
                    Iterators.singleton(77))
                .iterator());
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        List<Integer> results = new ArrayList<>(elements);
        results.add(77);
        return results;
      }
    },
    TAKE {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.take(source, 5);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        return elements.subList(0, Math.min(5, elements.size()));
      }
    },
    GROUPED {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.map(Iterators.grouped(source, 3), List::hashCode);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < elements.size(); i += 3) {
          results.add(elements.subList(i, Math.min(i + 3, elements.size())).hashCode());
        }
        return results;
      }
    },
    ZIP_WITH_SINGLE {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.zip(
            Iterators.take(source, 1),
            Iterators.singleton(9),
            (left, right) -> left == null ? right : Integer.valueOf(left + right),
            NoSuchElementException::new);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        if (elements.isEmpty()) {
          return null; // lengths differ
        }
        Integer first = elements.get(0);
        return List.of(first == null ? 9 : first + 9);
      }
    },
    COUNTING {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.counting(source, passed -> {});
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        return elements;
      }
    },
    PEEKING {
      @Override
      Iterator<Integer> over(Iterator<Integer> source) {
        return Iterators.peeking(source);
      }

      @Override
      List<Integer> meaning(List<Integer> elements) {
        return elements;
      }
    };

    abstract Iterator<Integer> over(Iterator<Integer> source);

    /** The same on a list, or null where the operator must fail. */
    abstract List<Integer> meaning(List<Integer> elements);
  }

  @Property(tries = 2_000)
  void everyWayOfReadingGivesTheSameElements(
      @ForAll("elements") List<Integer> elements,
      @ForAll("chains") List<Operator> chain,
      @ForAll long seed) {
    List<Integer> expected = meaning(elements, chain);
    if (expected == null) {
      return;
    }
    assertThat(pulled(over(elements, chain))).isEqualTo(expected);
    assertThat(pulledWithoutAsking(over(elements, chain))).isEqualTo(expected);
    assertThat(pushed(over(elements, chain))).isEqualTo(expected);
    assertThat(mixed(over(elements, chain), new Random(seed))).isEqualTo(expected);
    assertThat(Iterators.count(over(elements, chain))).isEqualTo(expected.size());
  }

  @Provide
  Arbitrary<List<Integer>> elements() {
    return Arbitraries.integers().between(-20, 20).injectNull(0.1).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Operator>> chains() {
    return Arbitraries.of(Operator.class).list().ofMaxSize(8);
  }

  private static List<Integer> meaning(List<Integer> elements, List<Operator> chain) {
    List<Integer> result = elements;
    for (Operator operator : chain) {
      result = result == null ? null : operator.meaning(result);
    }
    return result;
  }

  private static Iterator<Integer> over(List<Integer> elements, List<Operator> chain) {
    Iterator<Integer> result = elements.iterator();
    for (Operator operator : chain) {
      result = operator.over(result);
    }
    return result;
  }

  private static List<Integer> pulled(Iterator<Integer> iterator) {
    List<Integer> results = new ArrayList<>();
    while (iterator.hasNext()) {
      results.add(iterator.next());
    }
    assertExhausted(iterator);
    return results;
  }

  private static List<Integer> pulledWithoutAsking(Iterator<Integer> iterator) {
    List<Integer> results = new ArrayList<>();
    while (true) {
      try {
        results.add(iterator.next());
      } catch (NoSuchElementException end) {
        return results;
      }
    }
  }

  private static List<Integer> pushed(Iterator<Integer> iterator) {
    List<Integer> results = new ArrayList<>();
    iterator.forEachRemaining(results::add);
    assertExhausted(iterator);
    return results;
  }

  private static List<Integer> mixed(Iterator<Integer> iterator, Random random) {
    List<Integer> results = new ArrayList<>();
    for (int pulls = random.nextInt(8); pulls > 0; pulls--) {
      ask(iterator, random.nextInt(3));
      if (iterator instanceof PeekingIterator<Integer> peeking && iterator.hasNext()) {
        assertThat(peeking.peek()).isSameAs(peeking.peek());
      }
      if (iterator.hasNext()) {
        results.add(iterator.next());
      }
    }
    ask(iterator, random.nextInt(2));
    iterator.forEachRemaining(results::add);
    assertExhausted(iterator);
    return results;
  }

  private static void ask(Iterator<Integer> iterator, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(iterator.hasNext()).isEqualTo(iterator.hasNext());
    }
  }

  private static void assertExhausted(Iterator<Integer> iterator) {
    assertThat(iterator.hasNext()).isFalse();
    iterator.forEachRemaining(
        element -> {
          throw new AssertionError("an element after the end: " + element);
        });
  }

  private static Integer timesThree(Integer element) {
    return element == null ? Integer.valueOf(100) : element % 7 == 0 ? null : element * 3;
  }

  private static boolean isKept(Integer element) {
    return element == null || element % 2 == 0;
  }

  private static List<Integer> repeated(Integer element) {
    return element == null
        ? Collections.singletonList(null)
        : Collections.nCopies(Math.floorMod(element, 3), element);
  }
}
