package org.minispark.compare.relocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the classes of a class path declare, read from their files; none is ever loaded. */
public final class TargetClasses implements AutoCloseable {
  private final URLClassLoader files;
  private final Map<String, Optional<Shape>> shapes = new HashMap<>();

  public TargetClasses(List<Path> classPath) {
    files =
        new URLClassLoader(
            classPath.stream().map(TargetClasses::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  Optional<Shape> find(String name) {
    // No computeIfAbsent: to find a class's members is to find its parents.
    Optional<Shape> known = shapes.get(name);
    if (known == null) {
      known = read(name);
      shapes.put(name, known);
    }
    return known;
  }

  /** Whether the class or one of its parents declares the member, as a {@link Shape} spells it. */
  boolean has(String owner, String member) {
    // What is not on the class path is another library's affair.
    return find(owner).map(shape -> shape.declares(member) || inherits(shape, member)).orElse(true);
  }

  private boolean inherits(Shape shape, String member) {
    return shape.parents().stream().anyMatch(parent -> has(parent, member));
  }

  /** The methods that a concrete class inherits without a body, spelled as in {@link Shape}. */
  Set<String> missingBodies(String name) {
    Set<String> missing = new TreeSet<>();
    Set<String> bodies = new TreeSet<>();
    collectMethods(name, missing, bodies);
    missing.removeAll(bodies);
    return missing;
  }

  private void collectMethods(String name, Set<String> withoutBody, Set<String> withBody) {
    find(name)
        .ifPresent(
            shape -> {
              withoutBody.addAll(shape.abstractMethods);
              withBody.addAll(shape.concreteMethods);
              shape.parents().forEach(parent -> collectMethods(parent, withoutBody, withBody));
            });
  }

  private Optional<Shape> read(String name) {
    try (InputStream classFile = files.getResourceAsStream(name + ".class")) {
      if (classFile == null) {
        return Optional.empty();
      }
      Shape shape = new Shape();
      new ClassReader(classFile)
          .accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return Optional.of(shape);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class " + name, e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One class's kind, parents, and members that another class can reach: methods as {@code
   * name(types)type}, fields as {@code name:type}.
   */
  static final class Shape extends ClassVisitor {
    private final Set<String> concreteMethods = new HashSet<>();
    private final Set<String> abstractMethods = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> privateMembers = new HashSet<>();
    private int access;
    private List<String> parents = List.of();

    private Shape() {
      super(Opcodes.ASM9);
    }

    boolean isInterface() {
      return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isConcrete() {
      return (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)) == 0;
    }

    boolean declaresPrivately(String member) {
      return privateMembers.contains(member);
    }

    private boolean declares(String member) {
      return concreteMethods.contains(member)
          || abstractMethods.contains(member)
          || fields.contains(member);
    }

    private List<String> parents() {
      return parents;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] others) {
      this.access = access;
      parents = new ArrayList<>(List.of(others));
      if (parent != null) {
        parents.add(0, parent);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean hasBody = (access & Opcodes.ACC_ABSTRACT) == 0;
      addTo(hasBody ? concreteMethods : abstractMethods, access, name + descriptor);
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      addTo(fields, access, name + ":" + descriptor);
      return null;
    }

    private void addTo(Set<String> members, int access, String member) {
      boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
      (isPrivate ? privateMembers : members).add(member);
    }
  }
}
