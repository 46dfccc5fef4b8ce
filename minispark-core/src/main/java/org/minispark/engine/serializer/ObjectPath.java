package org.minispark.engine.serializer;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * The shortest way from an object, by what Java serialization would follow, to one it stumbles
 * over. Made only to explain a failure; walks breadth first, so no graph is too deep for it.
 */
final class ObjectPath {
  private static final int MAX_OBJECTS = 1_000_000;

  private final List<Step> steps;

  private ObjectPath(Step last) {
    List<Step> fromLast = new ArrayList<>();
    for (Step step = last; step != null; step = step.previous) {
      fromLast.add(step);
    }
    Collections.reverse(fromLast);
    steps = fromLast;
  }

  /** One object on the way and the name under which the one before it holds it. */
  private record Step(Step previous, String name, Object object) {
    String typeName() {
      return object.getClass().getName();
    }
  }

  /** The way to the nearest object that is not Serializable; empty if none can be found. */
  static Optional<ObjectPath> toCulprit(Object root) {
    Search search = new Search(root);
    for (Step step = search.next(); step != null; step = search.next()) {
      if (!(step.object instanceof Serializable)) {
        return Optional.of(new ObjectPath(step));
      }
      search.follow(step);
    }
    return Optional.empty();
  }

  /** The way to the object furthest away. */
  static ObjectPath toDeepest(Object root) {
    Search search = new Search(root);
    Step deepest = null;
    for (Step step = search.next(); step != null; step = search.next()) {
      deepest = step;
      search.follow(step);
    }
    return new ObjectPath(deepest);
  }

  /** The field or place that holds the last object: {@code List$Node.next}. */
  String ownerName() {
    return steps.size() < 2 ? last().typeName() : place(steps.size() - 1);
  }

  /** {@code WordCount$Helper.connection -> java.net.Socket}. */
  String tell() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < steps.size(); i++) {
      if (!isCapture(i)) {
        text.append(place(i)).append(" -> ");
      }
    }
    return text.append(last().typeName()).toString();
  }

  /** The culprit, then a sentence from the closure to it, then the path. */
  String tellAsCapture() {
    int start = firstOfUser();
    StringBuilder text = new StringBuilder(last().typeName());
    text.append("\n\t").append(ClosureNames.describe(steps.get(start).object));
    for (int i = start + 1; i < steps.size(); i++) {
      text.append(i == start + 1 ? " " : ", ").append(inWords(i));
    }
    text.append(", which is not Serializable");
    return text.append("\n\tpath: ").append(tell()).toString();
  }

  /** The message of an exception about a record: the class, and the way to it if there is one. */
  String tellAsRecord() {
    return steps.size() < 2 ? last().typeName() : last().typeName() + "\n\tpath: " + tell();
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  /** Skips the engine's own lambdas around the user's function. */
  private int firstOfUser() {
    int start = 0;
    while (start + 1 < steps.size() - 1
        && isLambda(start)
        && steps.get(start).typeName().startsWith("org.minispark.")
        && isLambda(start + 1)) {
      start++;
    }
    return start;
  }

  private boolean isLambda(int step) {
    return SerializationHooks.isLambda(steps.get(step).object.getClass());
  }

  private boolean isCapture(int step) {
    return isLambda(step - 1);
  }

  private String place(int step) {
    Step holder = steps.get(step - 1);
    String name = steps.get(step).name;
    return holder.typeName() + (name.startsWith("[") ? name : "." + name);
  }

  private String inWords(int step) {
    Step held = steps.get(step);
    String type = " (" + held.typeName() + ")";
    if (isCapture(step)) {
      boolean isThis = held.name.equals("arg$1") && ClosureNames.capturesThis(held.previous.object);
      return (isThis ? "captures this" : "captures a value") + type;
    }
    String lead = held.previous.previous == null ? "has " : "whose ";
    if (held.name.startsWith("this$")) {
      return lead + "enclosing instance" + type;
    }
    if (held.name.startsWith("val$")) {
      return lead + "captured variable " + held.name.substring("val$".length()) + type;
    }
    if (held.name.startsWith("[")) {
      return lead + "element " + held.name + type;
    }
    return lead + "field " + held.name + type;
  }

  /** Visits each object once, nearest first. */
  private static final class Search {
    private final Queue<Step> ahead = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(Object root) {
      add(null, "", root);
    }

    Step next() {
      return ahead.poll();
    }

    void follow(Step step) {
      Object object = step.object;
      if (object instanceof Object[] array) {
        for (int i = 0; i < array.length; i++) {
          add(step, "[" + i + "]", array[i]);
        }
      } else if (isJdk(object.getClass())) {
        followJdk(step, object);
      } else if (!(object instanceof Enum) && !(object instanceof Externalizable)) {
        followFields(step, object);
      }
    }

    /** The JDK's fields are closed, but its containers can be read. */
    private void followJdk(Step step, Object object) {
      if (object instanceof Collection<?> collection) {
        int index = 0;
        for (Object element : collection) {
          add(step, "[" + index++ + "]", element);
        }
      } else if (object instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              add(step, "[key]", key);
              add(step, "[" + key + "]", value);
            });
      }
    }

    private void followFields(Step step, Object object) {
      for (Class<?> type = object.getClass();
          type != null && Serializable.class.isAssignableFrom(type);
          type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!isSkipped(field)) {
            followField(step, object, field);
          }
        }
      }
    }

    private static boolean isSkipped(Field field) {
      return field.getType().isPrimitive()
          || Modifier.isStatic(field.getModifiers())
          || Modifier.isTransient(field.getModifiers());
    }

    private void followField(Step step, Object object, Field field) {
      try {
        field.setAccessible(true);
        add(step, field.getName(), field.get(object));
      } catch (InaccessibleObjectException | IllegalAccessException closed) {
        return; // a way that cannot be looked along; the failure itself names the class
      }
    }

    private void add(Step from, String name, Object object) {
      if (object != null && seen.size() < MAX_OBJECTS && seen.add(object)) {
        ahead.add(new Step(from, name, object));
      }
    }

    private static boolean isJdk(Class<?> type) {
      ClassLoader loader = type.getClassLoader();
      return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
  }
}
