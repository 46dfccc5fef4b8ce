package org.minispark.compare.recording;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.Product;
import org.minispark.api.java.JavaRDDLike;
import org.minispark.api.java.Optional;
import org.minispark.broadcast.Broadcast;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.StatCounter;

/**
 * Values as text, such that equal text means equal values: numbers with their types and all their
 * digits, lists in order, maps and sets sorted, since Java promises no order of theirs.
 */
public final class Rendering {
  /** What an action without a value returns. */
  public static final Object NOTHING =
      new Object() {
        @Override
        public String toString() {
          return "done";
        }
      };

  private static final Pattern STACK = Pattern.compile("(?m)^\\s*(at |\\.\\.\\. \\d+ more).*\\R?");

  /** The JVM's own words, which name local variables. */
  private static final Pattern HELP =
      Pattern.compile("(NullPointerException|ClassCastException): (Cannot |class ).*");

  /** Each engine describes the way to what cannot be serialized in lines of its own. */
  private static final Pattern WAY_TO_CULPRIT =
      Pattern.compile("(?m)^(Serialization stack:|\\t.*)(\\R|$)");

  private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[$\\w/.]*(@\\w+)?");

  /** The culprit once is enough. */
  private static final Pattern CULPRITS =
      Pattern.compile("(java\\.io\\.NotSerializableException: \\S+)(\\s+caused by \\1)+");

  /** How many tasks had begun when the first one failed is Spark's threads' affair. */
  private static final Pattern TASK_ID = Pattern.compile("\\(TID \\d+\\)");

  private static final Pattern HOST = Pattern.compile("\\(\\S+ executor driver\\)");

  /** Scala's tuples have specialised children for primitives. */
  private static final Pattern TUPLE = Pattern.compile("(?:scala|org\\.minispark)\\.Tuple\\d+.*");

  private Rendering() {}

  /** What the action returns or throws. */
  public static String outcome(Callable<?> action) {
    try {
      return render(action.call());
    } catch (Exception | AssertionError | StackOverflowError e) {
      return throwable(e);
    }
  }

  /** The value as text. */
  public static String render(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return number(value);
    }
    if (value instanceof CharSequence text) {
      return '"' + escaped(text) + '"';
    }
    if (value.getClass().isArray()) {
      return array(value);
    }
    String collection = collection(value);
    return collection != null ? collection : ofEngine(value);
  }

  private static String escaped(CharSequence text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            unit -> {
              if (unit == '\\' || unit == '"') {
                escaped.append('\\');
              }
              if (unit == '\n') {
                escaped.append("\\n");
              } else if (unit < ' ' || unit > '~') {
                escaped.append("\\u%04x".formatted(unit));
              } else {
                escaped.append((char) unit);
              }
            });
    return escaped.toString();
  }

  private static String number(Object value) {
    String text = value.toString();
    if (value instanceof Integer || value instanceof Double || value instanceof Boolean) {
      return text;
    }
    return switch (value.getClass().getSimpleName()) {
      case "Long" -> text + "L";
      case "Float" -> text + "f";
      case "Character" -> "'" + text + "'";
      default -> value.getClass().getSimpleName() + "(" + text + ")";
    };
  }

  private static String array(Object array) {
    String elements =
        IntStream.range(0, Array.getLength(array))
            .mapToObj(index -> render(Array.get(array, index)))
            .collect(Collectors.joining(", ", "[", "]"));
    return array.getClass().getComponentType().getSimpleName() + elements;
  }

  /** Null if the value is no collection. */
  private static String collection(Object value) {
    if (value instanceof List<?> list) {
      return inOrder("[", list.iterator());
    }
    if (value instanceof Set<?> set) {
      return sorted("set{", set, Rendering::render);
    }
    if (value instanceof Map<?, ?> map) {
      return sorted("map{", map.entrySet(), Rendering::entry);
    }
    if (value instanceof Iterator<?> iterator) {
      return inOrder("iterator[", iterator);
    }
    if (value instanceof Iterable<?> iterable && !(value instanceof java.nio.file.Path)) {
      return inOrder("iterable[", iterable.iterator());
    }
    return null;
  }

  private static String entry(Map.Entry<?, ?> entry) {
    return render(entry.getKey()) + ": " + render(entry.getValue());
  }

  private static String inOrder(String opening, Iterator<?> elements) {
    StringJoiner joiner = new StringJoiner(", ", opening, "]");
    elements.forEachRemaining(element -> joiner.add(render(element)));
    return joiner.toString();
  }

  private static <T> String sorted(
      String opening, Iterable<? extends T> elements, Function<T, String> form) {
    List<String> texts = new ArrayList<>();
    elements.forEach(element -> texts.add(form.apply(element)));
    texts.sort(null);
    return texts.stream().collect(Collectors.joining(", ", opening, "}"));
  }

  private static String ofEngine(Object value) {
    if (value instanceof Product product && TUPLE.matcher(value.getClass().getName()).matches()) {
      return IntStream.range(0, product.productArity())
          .mapToObj(index -> render(product.productElement(index)))
          .collect(Collectors.joining(", ", "(", ")"));
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? "Optional(" + render(optional.get()) + ")" : "Optional.empty";
    }
    if (value instanceof JavaRDDLike<?, ?> rdd) {
      return rdd(rdd);
    }
    if (value instanceof Partitioner partitioner) {
      return partitioner(partitioner);
    }
    if (value instanceof Throwable throwable) {
      return throwable(throwable);
    }
    return statistics(value);
  }

  private static String statistics(Object value) {
    if (value instanceof StatCounter counter) {
      List<?> parts =
          Arrays.asList(
              counter.count(), counter.mean(), counter.variance(), counter.max(), counter.min());
      return "StatCounter" + render(parts);
    }
    if (value instanceof BoundedDouble bounded) {
      List<?> parts =
          Arrays.asList(bounded.low(), bounded.mean(), bounded.high(), bounded.confidence());
      return "BoundedDouble" + render(parts);
    }
    if (value instanceof PartialResult<?> partial) {
      String kind = partial.isInitialValueFinal() ? "final " : "partial ";
      return kind + render(partial.initialValue());
    }
    if (value instanceof Broadcast<?> broadcast) {
      return "Broadcast(" + render(broadcast.value()) + ")";
    }
    if (value instanceof AccumulatorV2<?, ?> accumulator) {
      return "Accumulator(" + render(accumulator.value()) + ")";
    }
    return other(value);
  }

  /** By its own text, unless that is its address. */
  private static String other(Object value) {
    if (value instanceof Class<?> type) {
      return type.getName();
    }
    if (value.getClass().isRecord()) {
      return record(value);
    }
    String name = value.getClass().getName();
    boolean hasText = !value.toString().startsWith(name + "@");
    return hasText ? value.toString() : "a " + name.replaceAll("\\$\\$Lambda.*", "-lambda");
  }

  /** Component by component: a record's own text shows the address of an array. */
  private static String record(Object value) {
    StringJoiner joiner = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      try {
        joiner.add(component.getName() + "=" + render(accessor.invoke(value)));
      } catch (ReflectiveOperationException e) {
        joiner.add(component.getName() + "=(" + e + ")");
      }
    }
    return joiner.toString();
  }

  private static String rdd(JavaRDDLike<?, ?> rdd) {
    int[] all = IntStream.range(0, rdd.getNumPartitions()).toArray();
    String partitions =
        Arrays.stream(rdd.collectPartitions(all))
            .map(Rendering::render)
            .collect(Collectors.joining(" ", "RDD{", "}"));
    Optional<Partitioner> partitioner = rdd.partitioner();
    return partitioner.isPresent() ? partitions + " by " + render(partitioner.get()) : partitions;
  }

  private static String partitioner(Partitioner partitioner) {
    String kind =
        partitioner instanceof HashPartitioner ? "hash" : partitioner.getClass().getSimpleName();
    return kind + "(" + partitioner.numPartitions() + ")";
  }

  private static String throwable(Throwable throwable) {
    StringBuilder text = new StringBuilder("throws ");
    for (Throwable at = throwable; at != null; at = at.getCause()) {
      text.append(at == throwable ? "" : "\n  caused by ").append(at.getClass().getName());
      if (at.getMessage() != null) {
        text.append(": ").append(at.getMessage());
      }
    }
    return withoutAccidents(text.toString());
  }

  private static String withoutAccidents(String message) {
    String text = STACK.matcher(message).replaceAll("");
    text = HOST.matcher(text).replaceAll("(driver)");
    text = TASK_ID.matcher(text).replaceAll("(TID)");
    text = HELP.matcher(text).replaceAll("$1");
    text = WAY_TO_CULPRIT.matcher(text).replaceAll("");
    text = LAMBDA.matcher(text).replaceAll("-lambda");
    text = CULPRITS.matcher(text).replaceAll("$1");
    return text.replaceAll("\\R\\s*\\R", "\n").strip();
  }
}
