package org.minispark.compare.surface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What one engine's classes offer to programs. */
final class Surface {
  private static final int MADE_BY_COMPILER = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;

  private final ClassFiles classes;
  private final String root;
  private final Map<String, ScalaSymbols> symbols = new LinkedHashMap<>();

  /**
   * @param root the folder of the engine's classes, whose members count; others', such as the
   *     JDK's, are the same for both
   */
  Surface(ClassFiles classes, String root) {
    this.classes = classes;
    this.root = root;
  }

  /** A method or constructor with the class that declares it. */
  record Method(ClassNode owner, MethodNode node) {
    boolean isStatic() {
      return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isAbstract() {
      return (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isConstructor() {
      return node.name.equals("<init>");
    }

    String key() {
      return node.name + node.desc;
    }
  }

  Optional<ClassNode> find(String name) {
    return classes.find(name);
  }

  boolean isOurs(String name) {
    return name.startsWith(root) || name.startsWith("scala/Tuple");
  }

  /** The public methods and constructors that the class itself declares. */
  List<Method> declared(String name) {
    ClassNode owner = classes.find(name).orElseThrow();
    List<Method> methods = new ArrayList<>();
    for (MethodNode node : owner.methods) {
      boolean isPublic = (node.access & Opcodes.ACC_PUBLIC) != 0;
      if (isPublic && (node.access & MADE_BY_COMPILER) == 0 && !node.name.contains("$")) {
        methods.add(new Method(owner, node));
      }
    }
    return methods;
  }

  /** Whether the compiler made such a method in the class, as it does for {@code compareTo}. */
  boolean hasBridge(String name, String key) {
    return classes.find(name).stream()
        .flatMap(owner -> owner.methods.stream())
        .anyMatch(
            node -> (node.access & Opcodes.ACC_BRIDGE) != 0 && (node.name + node.desc).equals(key));
  }

  /** The public methods that programs can call on the class, by name and descriptor. */
  Map<String, Method> callable(String name) {
    Map<String, Method> all = new LinkedHashMap<>();
    declared(name).forEach(method -> all.put(method.key(), method));
    for (String parent : classes.supertypes(name)) {
      if (isOurs(parent)) {
        for (Method method : declared(parent)) {
          if (!method.isConstructor()) {
            all.putIfAbsent(method.key(), method);
          }
        }
      }
    }
    return all;
  }

  List<FieldNode> fields(String name) {
    return classes.find(name).orElseThrow().fields.stream()
        .filter(field -> (field.access & Opcodes.ACC_PUBLIC) != 0)
        .filter(field -> !field.name.contains("$"))
        .toList();
  }

  List<String> supertypes(String name) {
    return List.copyOf(classes.supertypes(name));
  }

  /** Who may name the class, as its source says. */
  ScalaSymbols.Access access(String name) {
    ClassNode node = classes.find(name).orElse(null);
    if (node == null || (node.access & Opcodes.ACC_PUBLIC) == 0) {
      return node == null ? ScalaSymbols.Access.PUBLIC : ScalaSymbols.Access.HIDDEN;
    }
    return symbols(name).accessOfClass(simpleName(name));
  }

  /**
   * The class whose source defines the method: Scala's compiler copies the methods of a trait into
   * the classes that extend it.
   */
  String source(Method method) {
    String owner = method.owner.name;
    if (method.isStatic() || symbols(owner).define(simpleName(owner), method.node.name)) {
      return owner;
    }
    for (String parent : classes.supertypes(owner)) {
      boolean isScala = isOurs(parent) || parent.startsWith("scala/");
      if (isScala && symbols(parent).define(simpleName(parent), method.node.name)) {
        return parent;
      }
    }
    return owner;
  }

  /** Who may name the method, as its source says. */
  ScalaSymbols.Access access(Method method) {
    String source = source(method);
    String simpleName = simpleName(source);
    ScalaSymbols known = symbols(source);
    if (method.isStatic() && known.accessOfCompanion(simpleName) == ScalaSymbols.Access.HIDDEN) {
      return ScalaSymbols.Access.HIDDEN;
    }
    return known.access(simpleName, method.isStatic(), method.node.name, method.node.desc);
  }

  private ScalaSymbols symbols(String name) {
    String outermost = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    return symbols.computeIfAbsent(
        outermost,
        key -> ScalaSymbols.of(classes.find(key).orElseGet(() -> classes.find(name).get())));
  }

  static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
  }
}
