package org.minispark.compare.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Two small engines of one class, and each way in which they can differ. */
class SurfaceComparisonTest {
  private static final String SPARK = "org/apache/spark/Thing";
  private static final String MINISPARK = "org/minispark/Thing";
  private static final int PUBLIC = Opcodes.ACC_PUBLIC;
  private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  @TempDir private Path folder;

  @Test
  void whatIsTheSameIsNoFinding() throws IOException {
    write(SPARK, type -> method(type, PUBLIC, "get", "()Lscala/Tuple2;"));
    write("scala/Tuple2", type -> {});
    write(MINISPARK, type -> method(type, PUBLIC, "get", "()Lorg/minispark/Tuple2;"));
    write("org/minispark/Tuple2", type -> {});

    SurfaceComparison comparison = compare();

    assertThat(comparison.findings()).isEmpty();
    assertThat(comparison.plain()).isEqualTo(1);
    assertThat(comparison.present()).isEqualTo(1);
  }

  @Test
  void aClassOrMethodMayBeMissing() throws IOException {
    write(
        SPARK,
        type -> {
          method(type, PUBLIC, "get", "(ILjava/lang/String;)V");
          method(type, PUBLIC, "other", "()Lorg/apache/spark/Other;");
        });
    write("org/apache/spark/Other", type -> method(type, PUBLIC, "reached", "()V"));
    write(MINISPARK, type -> method(type, PUBLIC, "other", "()Lorg/minispark/Other;"));

    SurfaceComparison comparison = compare();

    assertThat(differences(comparison))
        .containsExactly("lacks reached()", "there is no such class", "lacks get(int, String)");
    assertThat(comparison.plain()).isEqualTo(3);
    assertThat(comparison.present()).isEqualTo(1);
  }

  @Test
  void aMethodMayBeAnother() throws IOException {
    write(
        SPARK,
        type -> {
          method(type, STATIC, "make", "()V");
          method(type, PUBLIC, "fails", "()V", null, "java/io/IOException");
          method(type, PUBLIC, "list", "()Ljava/util/List;", "()Ljava/util/List<TT;>;");
          method(type, PUBLIC, "quiet", "()V", null, "java/lang/IllegalStateException");
        });
    write(
        MINISPARK,
        type -> {
          method(type, PUBLIC, "make", "()V");
          method(type, PUBLIC, "fails", "()V");
          method(type, PUBLIC, "list", "()Ljava/util/List;");
          method(type, PUBLIC, "quiet", "()V");
          method(type, PUBLIC, "more", "()V");
        });

    assertThat(differences(compare()))
        .containsExactly(
            "adds more()",
            "fails() throws []",
            "list() is ()Ljava/util/List;, not ()Ljava/util/List<TT;>;",
            "make() is not static");
  }

  @Test
  void aTypeMayBeAnother() throws IOException {
    write(SPARK, type -> field(type, "_1"), "java/io/Serializable");
    write(MINISPARK, type -> field(type, "_2"), "java/lang/Comparable");

    assertThat(differences(compare()))
        .containsExactly(
            "adds field _2",
            "is a Comparable besides",
            "is no Serializable",
            "lacks field Object _1");
  }

  @Test
  void otherLibrariesTypesAreExceptions() throws IOException {
    write(
        SPARK,
        type -> {
          method(type, PUBLIC, "option", "()Lscala/Option;");
          method(type, PUBLIC, "conf", "(Lorg/apache/hadoop/conf/Configuration;)V");
          method(type, PUBLIC, "hidden", "()V", "()Ljava/util/List<Lscala/Option;>;");
        });
    write(MINISPARK, type -> method(type, PUBLIC, "option", "()Ljava/util/List;"));

    SurfaceComparison comparison = compare();

    assertThat(comparison.plain()).isZero();
    assertThat(comparison.findings())
        .containsExactly(
            new Finding(Finding.Kind.SCALA, "Thing", "hidden()"),
            new Finding(Finding.Kind.SCALA, "Thing", "option()"),
            new Finding(Finding.Kind.HADOOP, "Thing", "conf(Configuration)"),
            new Finding(Finding.Kind.JAVA_FORM, "Thing", "option()"));
  }

  @Test
  void theWalkEndsWhereItIsTold() throws IOException {
    write(SPARK, type -> method(type, PUBLIC, "other", "()Lorg/apache/spark/Other;"));
    write("org/apache/spark/Other", type -> method(type, PUBLIC, "reached", "()V"));
    write(MINISPARK, type -> method(type, PUBLIC, "other", "()Lorg/minispark/Other;"));

    assertThat(compare("Other").findings())
        .containsExactly(new Finding(Finding.Kind.NOT_COMPARED, "Other", ""));
  }

  private SurfaceComparison compare(String... notCompared) throws IOException {
    try (ClassFiles classes = new ClassFiles(List.of(folder))) {
      SurfaceComparison comparison =
          new SurfaceComparison(
              new Surface(classes, "org/apache/spark/"),
              new Surface(classes, "org/minispark/"),
              Set.of(notCompared));
      comparison.compareFrom(List.of(SPARK));
      return comparison;
    }
  }

  private static List<String> differences(SurfaceComparison comparison) {
    assertThat(comparison.findings())
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.DIFFERENCE);
    return comparison.findings().stream().map(Finding::text).toList();
  }

  private void write(String name, Consumer<ClassWriter> members, String... interfaces)
      throws IOException {
    ClassWriter type = new ClassWriter(0);
    int access = PUBLIC | Opcodes.ACC_ABSTRACT;
    type.visit(Opcodes.V17, access, name, null, "java/lang/Object", interfaces);
    members.accept(type);
    type.visitEnd();
    Path file = folder.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, type.toByteArray());
  }

  private static void method(ClassWriter type, int access, String name, String descriptor) {
    method(type, access, name, descriptor, null);
  }

  private static void method(
      ClassWriter type,
      int access,
      String name,
      String descriptor,
      String signature,
      String... exceptions) {
    int kind = access == STATIC ? Opcodes.ACC_NATIVE : Opcodes.ACC_ABSTRACT;
    type.visitMethod(access | kind, name, descriptor, signature, exceptions).visitEnd();
  }

  private static void field(ClassWriter type, String name) {
    type.visitField(PUBLIC, name, "Ljava/lang/Object;", null, null).visitEnd();
  }
}
