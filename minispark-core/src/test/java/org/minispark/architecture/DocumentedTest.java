package org.minispark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Whatever a program can name is documented. What doclint itself asks for stands in the build; here
 * it is that nothing is without a comment.
 */
class DocumentedTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "minispark");

  /** The vocabulary and the facades; the engine's own packages document what is not plain. */
  private static final List<String> PACKAGES =
      List.of(
          "",
          "api/java",
          "api/java/function",
          "broadcast",
          "executor",
          "input",
          "partial",
          "resource",
          "scheduler",
          "scheduler/cluster",
          "serializer",
          "sql",
          "storage",
          "util");

  /** What case classes and tuples all have; {@code Product} and {@code Tuple2} say what it does. */
  private static final Set<String> OF_CASE_CLASSES = Set.of("apply", "copy");

  @Test
  void nothingThatProgramsNameIsWithoutAComment() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> undocumented = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(docs, undocumented).scan(unit, null);
      }
    }

    assertThat(undocumented).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String name : PACKAGES) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** Finds the public members of public classes that have no comment. */
  private static final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> undocumented;

    Reader(DocTrees docs, List<String> undocumented) {
      this.docs = docs;
      this.undocumented = undocumented;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isSeen(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName().toString());
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      String name = method.getName().toString();
      if (isSeen(method.getModifiers()) && !isPlain(method)) {
        check(name + method.getParameters());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      // An enum's constants are fields, and so are a record's components, which the record's
      // comment explains where their names do not.
      boolean isOwn = field.getModifiers().getFlags().contains(Modifier.STATIC);
      boolean isConstant = owner().getKind() == Tree.Kind.ENUM;
      if (isOwn && !isConstant && isSeen(field.getModifiers())) {
        check(field.getName().toString());
      }
      return null;
    }

    private boolean isPlain(MethodTree method) {
      String name = method.getName().toString();
      boolean isElement = name.startsWith("_");
      boolean isOnlyConstructor = method.getReturnType() == null && documentsItself(method);
      return isElement
          || isOnlyConstructor
          || isCounter(name)
          || isFunction()
          || OF_CASE_CLASSES.contains(name)
          || isOverride(method);
    }

    /** A constructor without surprises takes what its class is said to be made of. */
    private static boolean documentsItself(MethodTree constructor) {
      return constructor.getParameters().isEmpty() || constructor.getThrows().isEmpty();
    }

    /** How the engine counts what a getter of that name tells. */
    private boolean isCounter(String name) {
      return unitName().endsWith("Metrics.java") && name.matches("(inc|dec|set)[A-Z].*");
    }

    /** The one method of a functional interface, whose comment says what it does. */
    private boolean isFunction() {
      return owner() instanceof ClassTree type
          && type.getModifiers().getAnnotations().toString().contains("FunctionalInterface");
    }

    private String unitName() {
      return Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri())
          .getFileName()
          .toString();
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private boolean isSeen(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean isInInterface = owner().getKind() == Tree.Kind.INTERFACE;
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || isInInterface && !flags.contains(Modifier.PRIVATE);
    }

    private Tree owner() {
      return getCurrentPath().getParentPath().getLeaf();
    }

    private void check(String member) {
      TreePath path = getCurrentPath();
      if (docs.getDocComment(path) == null) {
        undocumented.add(unitName() + ": " + member);
      }
    }
  }
}
