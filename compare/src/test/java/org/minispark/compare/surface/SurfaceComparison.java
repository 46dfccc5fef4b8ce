package org.minispark.compare.surface;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minispark.compare.relocation.Naming;
import org.minispark.compare.surface.Surface.Method;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Compares the two surfaces, beginning with the classes that programs name, and on to all that
 * their plain methods take, return, throw or stand on.
 *
 * <p>A method is <b>plain</b> if it is public in Spark's source and no type in its descriptor or
 * generic signature is Scala's or Hadoop's, tuples and stand-ins apart. MiniSpark must have each
 * plain method, and nothing else. All that is otherwise becomes a {@link Finding}.
 */
final class SurfaceComparison {
  private static final String SPARK = "org/apache/spark/";
  private static final List<String> OTHER_LIBRARIES =
      List.of(SPARK + "sql/", SPARK + "ml/", "breeze/");

  private static final Set<String> OF_OBJECT =
      Set.of(
          "equals(Ljava/lang/Object;)Z",
          "hashCode()I",
          "toString()Ljava/lang/String;",
          "getClass()Ljava/lang/Class;");

  /** What Scala's compiler adds to each, all of it for Scala's own use. */
  private static final Set<String> OF_EVERY_CASE_CLASS =
      Set.of("unapply", "productIterator", "curried", "tupled", "andThen", "compose");

  private static final String EVERY_CASE_CLASS = "scala.Product";

  private final Surface spark;
  private final Surface miniSpark;
  private final Set<String> notCompared;
  private final Signatures toMiniSpark = new Signatures(Naming.toMiniSpark());
  private final Signatures toSpark = new Signatures(Naming.toSpark());
  private final SortedSet<Finding> findings = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> next = new ArrayDeque<>();
  private final List<Method> plain = new ArrayList<>();
  private int present;

  /**
   * @param notCompared classes of Spark's, below its package, at which the walk stops
   */
  SurfaceComparison(Surface spark, Surface miniSpark, Set<String> notCompared) {
    this.spark = spark;
    this.miniSpark = miniSpark;
    this.notCompared = notCompared;
  }

  /** Compares these classes, each under Spark's internal name, and all that they lead to. */
  void compareFrom(Collection<String> roots) {
    roots.forEach(this::visit);
    while (!next.isEmpty()) {
      compare(next.remove());
    }
  }

  SortedSet<Finding> findings() {
    return findings;
  }

  /** How many plain methods and constructors Spark's classes declare. */
  int plain() {
    return plain.size();
  }

  /** Those methods and constructors, as Spark's classes declare them. */
  List<Method> plainMethods() {
    return plain;
  }

  /** How many of them MiniSpark has, under the same name and erased descriptor. */
  int present() {
    return present;
  }

  int classes() {
    return seen.size();
  }

  private void visit(String name) {
    if (!spark.isOurs(name) || seen.contains(name) || isHidden(name)) {
      return;
    }
    if (notCompared.contains(type(name))) {
      add(Finding.Kind.NOT_COMPARED, name, "");
      return;
    }
    seen.add(name);
    next.add(name);
  }

  private void compare(String name) {
    ClassNode theirs = spark.find(name).orElseThrow();
    String renamed = toMiniSpark.rename(name);
    Optional<ClassNode> ours = miniSpark.find(renamed);
    if (ours.isEmpty()) {
      differ(name, "there is no such class");
    }
    Map<String, Method> callable = ours.isPresent() ? miniSpark.callable(renamed) : Map.of();
    spark.declared(name).forEach(method -> compareMethod(method, callable));
    spark.supertypes(name).forEach(this::visit);
    if (ours.isPresent()) {
      compareTypes(theirs, ours.get());
      compareFields(theirs, renamed);
      findAdded(name, callable.values());
    }
  }

  private void compareMethod(Method theirs, Map<String, Method> callable) {
    Optional<Finding.Kind> exception = exception(theirs);
    if (exception.isPresent()) {
      addException(exception.get(), theirs);
      return;
    }
    plain.add(theirs);
    typesOf(theirs).forEach(this::visit);
    String key = theirs.node().name + toMiniSpark.renameDescriptor(theirs.node().desc);
    boolean isBridge = miniSpark.hasBridge(toMiniSpark.rename(theirs.owner().name), key);
    if (OF_OBJECT.contains(key) || isBridge) {
      present++;
      return;
    }
    Method ours = callable.get(key);
    if (ours == null) {
      differ(theirs.owner().name, "lacks " + spell(theirs));
      return;
    }
    present++;
    compareDetails(theirs, ours);
  }

  private void addException(Finding.Kind kind, Method method) {
    if (kind == Finding.Kind.SCALA && OF_EVERY_CASE_CLASS.contains(method.node().name)) {
      findings.add(new Finding(kind, EVERY_CASE_CLASS, method.node().name + "()"));
    } else {
      add(kind, spark.source(method), spell(method));
    }
  }

  private void compareDetails(Method theirs, Method ours) {
    String member = spell(theirs);
    String owner = theirs.owner().name;
    if (theirs.isStatic() != ours.isStatic()) {
      differ(owner, member + (ours.isStatic() ? " is static" : " is not static"));
    }
    if (ours.isAbstract() && !theirs.isAbstract() && hasConstructor(owner)) {
      differ(owner, member + " is abstract");
    }
    if (!checked(theirs, spark, toMiniSpark).equals(checked(ours, miniSpark, toMiniSpark))) {
      differ(owner, member + " throws " + checked(ours, miniSpark, toMiniSpark));
    }
    String expected = generic(theirs);
    String actual = generic(ours);
    if (!expected.equals(actual)) {
      differ(owner, member + " is " + actual + ", not " + expected);
    }
  }

  private String generic(Method method) {
    String signature = method.node().signature;
    return toMiniSpark.normalize(
        method.owner().signature, signature == null ? method.node().desc : signature);
  }

  private void compareTypes(ClassNode theirs, ClassNode ours) {
    if (isInterface(theirs) != isInterface(ours)) {
      differ(theirs.name, isInterface(ours) ? "is an interface" : "is a class");
    }
    if (isAbstract(ours) && !isAbstract(theirs) && hasConstructor(theirs.name)) {
      differ(theirs.name, "is abstract");
    }
    Set<String> expected = new TreeSet<>();
    for (String supertype : spark.supertypes(theirs.name)) {
      String renamed = toMiniSpark.rename(supertype);
      boolean isCompared = !isHidden(supertype) && !notCompared.contains(type(supertype));
      if (isCompared && !renamed.startsWith("scala/")) {
        expected.add(renamed);
      }
    }
    Set<String> actual = new TreeSet<>(miniSpark.supertypes(ours.name));
    actual.removeIf(name -> isPrivate(miniSpark, name) || isHidden(toSpark.rename(name)));
    actual.remove("java/lang/Record");
    for (String name : expected) {
      if (!actual.contains(name)) {
        differ(theirs.name, "is no " + simple(name));
      }
    }
    for (String name : actual) {
      if (!expected.contains(name)) {
        differ(theirs.name, "is a " + simple(name) + " besides");
      }
    }
    if (!variables(theirs).equals(variables(ours))) {
      differ(theirs.name, "has type variables " + variables(ours));
    }
  }

  private void compareFields(ClassNode theirs, String ours) {
    Set<String> expected = new TreeSet<>();
    for (FieldNode field : spark.fields(theirs.name)) {
      expected.add(spell(field));
    }
    for (FieldNode field : miniSpark.fields(ours)) {
      if (!expected.remove(spell(field))) {
        differ(theirs.name, "adds field " + field.name);
      }
    }
    expected.forEach(field -> differ(theirs.name, "lacks field " + field));
  }

  private void findAdded(String name, Collection<Method> ours) {
    Set<String> theirs = new HashSet<>();
    Set<String> forms = new HashSet<>();
    for (Method method : spark.callable(name).values()) {
      theirs.add(method.node().name + toMiniSpark.renameDescriptor(method.node().desc));
      if (exception(method).isPresent()) {
        forms.add(method.node().name);
      }
    }
    for (Method method : ours) {
      boolean declaredHere = toSpark.rename(method.owner().name).equals(name);
      boolean hidden = isPrivate(miniSpark, method.owner().name);
      if ((declaredHere || hidden)
          && !theirs.contains(method.key())
          && !OF_OBJECT.contains(method.key())) {
        boolean isForm = forms.contains(method.node().name);
        add(
            isForm ? Finding.Kind.JAVA_FORM : Finding.Kind.DIFFERENCE,
            name,
            (isForm ? "" : "adds ") + spell(method));
      }
    }
  }

  /** Why a method is none that MiniSpark must have. */
  private Optional<Finding.Kind> exception(Method method) {
    if (spark.access(method) != ScalaSymbols.Access.PUBLIC || namesHidden(method)) {
      return Optional.of(Finding.Kind.NOT_PUBLIC);
    }
    Set<String> names = new HashSet<>();
    String signature = method.node().signature;
    Signatures.collectNames(method.node().desc, names);
    if (signature != null) {
      Signatures.collectNames(signature, names);
    }
    if (names.stream().anyMatch(this::isScala)) {
      return Optional.of(Finding.Kind.SCALA);
    }
    if (takesHadoopClasses(method) || names.stream().anyMatch(this::isHadoop)) {
      return Optional.of(Finding.Kind.HADOOP);
    }
    return names.stream().anyMatch(this::isOtherLibrary) || isPmml(method)
        ? Optional.of(Finding.Kind.OTHER_LIBRARY)
        : Optional.empty();
  }

  private boolean namesHidden(Method method) {
    return typesOf(method).stream().anyMatch(this::isHidden);
  }

  private boolean isScala(String name) {
    boolean isNamedSo = name.startsWith("scala/") || name.startsWith("org/json4s/");
    return isNamedSo && toMiniSpark.rename(name).equals(name);
  }

  /** Whether the classes that it is given can only be Hadoop's, whatever its signature says. */
  private static boolean takesHadoopClasses(Method method) {
    return method.node().name.equals("sequenceFile");
  }

  private boolean isHadoop(String name) {
    return name.startsWith("org/apache/hadoop/")
        && miniSpark.find(toMiniSpark.rename(name)).isEmpty();
  }

  private boolean isOtherLibrary(String name) {
    return OTHER_LIBRARIES.stream().anyMatch(name::startsWith)
        && miniSpark.find(toMiniSpark.rename(name)).isEmpty();
  }

  /** XML of a library's own, as Scala's compiler copies it into each model. */
  private boolean isPmml(Method method) {
    return spark.source(method).equals(SPARK + "mllib/pmml/PMMLExportable");
  }

  private boolean isHidden(String name) {
    return name.startsWith(SPARK) && spark.access(name) == ScalaSymbols.Access.HIDDEN;
  }

  private static boolean isPrivate(Surface surface, String name) {
    return surface.find(name).filter(node -> (node.access & Opcodes.ACC_PUBLIC) == 0).isPresent();
  }

  private boolean hasConstructor(String name) {
    return spark.declared(name).stream()
        .anyMatch(method -> method.isConstructor() && exception(method).isEmpty());
  }

  private static Set<String> checked(Method method, Surface surface, Signatures names) {
    Set<String> checked = new TreeSet<>();
    for (String exception : method.node().exceptions) {
      Set<String> above = new HashSet<>(surface.supertypes(exception));
      above.add(exception);
      if (!above.contains("java/lang/RuntimeException") && !above.contains("java/lang/Error")) {
        checked.add(simple(names.rename(exception)));
      }
    }
    return checked;
  }

  private List<String> typesOf(Method method) {
    Set<String> names = new HashSet<>();
    Signatures.collectNames(method.node().desc, names);
    names.addAll(method.node().exceptions);
    return List.copyOf(names);
  }

  private String variables(ClassNode node) {
    return node.signature == null ? "" : toMiniSpark.variables(node.signature);
  }

  private void differ(String name, String text) {
    add(Finding.Kind.DIFFERENCE, name, text);
  }

  private void add(Finding.Kind kind, String name, String text) {
    findings.add(new Finding(kind, type(name), text));
  }

  /** The name below the engine's package, dotted. */
  static String type(String name) {
    String below = name.startsWith(SPARK) ? name.substring(SPARK.length()) : simple(name);
    return below.replace('/', '.');
  }

  private static String spell(Method method) {
    StringBuilder spelled = new StringBuilder();
    spelled.append(method.isConstructor() ? "new" : method.node().name).append('(');
    String separator = "";
    for (Type type : Type.getArgumentTypes(method.node().desc)) {
      spelled.append(separator).append(simple(type.getClassName().replace('.', '/')));
      separator = ", ";
    }
    return spelled.append(')').toString();
  }

  private String spell(FieldNode field) {
    boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
    String type = Type.getType(toMiniSpark.renameType(field.desc)).getClassName();
    return (isStatic ? "static " : "") + simple(type.replace('.', '/')) + " " + field.name;
  }

  private static String simple(String name) {
    return Surface.simpleName(name);
  }

  private static boolean isInterface(ClassNode node) {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  private static boolean isAbstract(ClassNode node) {
    return (node.access & Opcodes.ACC_ABSTRACT) != 0;
  }
}
