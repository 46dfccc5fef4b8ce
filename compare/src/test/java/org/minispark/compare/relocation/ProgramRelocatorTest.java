package org.minispark.compare.relocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.programs.NeedsTheEngine;
import org.minispark.compare.programs.Vocabulary;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ProgramRelocatorTest {
  @TempDir private Path folder;

  private final ProgramRelocator toSpark = ProgramRelocator.toSpark();

  @Test
  void sparkHasAllThatAProgramOfTheVocabularyNames() throws IOException {
    assertThat(missingOnSpark(TestPrograms.copyTo(folder.resolve("app"), Vocabulary.class)))
        .isEmpty();
  }

  @Test
  void whatSparkLacksIsNamedWithClassAndLine() throws IOException {
    Path program = TestPrograms.copyTo(folder.resolve("app"), NeedsTheEngine.class);
    List<MissingReference> missing = missingOnSpark(program);
    assertThat(missing)
        .extracting(MissingReference::toString)
        .contains(
            NeedsTheEngine.class.getName()
                + " (NeedsTheEngine.java:10): there is no"
                + " org.apache.spark.engine.base.SystemClock");
  }

  @Test
  void membersAndKindsAndBodiesAreLookedUpToo() throws IOException {
    Path program = folder.resolve("app");
    Files.createDirectories(program);
    Files.write(program.resolve("Odd.class"), oddClass());
    assertThat(missingOnSpark(program))
        .extracting(MissingReference::place, MissingReference::problem)
        .containsExactly(
            tuple("Odd.java:7", "there is no org.apache.spark.SparkConf.paint(java.lang.String)"),
            tuple("Odd.java:8", "there is no field org.apache.spark.SparkConf.colour"),
            tuple(
                "Odd.java:9",
                "org.apache.spark.Partition is an interface here: the call cannot link"),
            tuple("Odd.java", "it must define Odd.call(java.lang.Object), which is abstract"));
  }

  @Test
  void servicesMoveSignaturesGoAndAllElseIsCopied() throws IOException {
    Path program = folder.resolve("app");
    write(program, "META-INF/services/org.minispark.api.java.function.Function", "mine.A\n");
    write(
        program,
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\n"
            + "Main-Class: mine.A\n\n"
            + "Name: mine/A.class\n"
            + "SHA-256-Digest: abc=\n\n");
    write(program, "META-INF/ME.SF", "Signature-Version: 1.0\n");
    write(program, "META-INF/ME.RSA", "x");
    write(program, "words/org.minispark.txt", "org.minispark.SparkConf\n");
    Path jar = folder.resolve("deep/spark.jar");
    toSpark.relocate(program, jar);
    try (JarFile relocated = new JarFile(jar.toFile())) {
      assertThat(relocated.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "META-INF/services/org.apache.spark.api.java.function.Function",
              "META-INF/MANIFEST.MF",
              "words/org.minispark.txt");
      assertThat(relocated.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("mine.A");
      assertThat(relocated.getManifest().getEntries()).isEmpty();
      assertThat(read(relocated, "words/org.minispark.txt")).isEqualTo("org.minispark.SparkConf\n");
      assertThat(read(relocated, "META-INF/services/org.apache.spark.api.java.function.Function"))
          .isEqualTo("mine.A\n");
    }
    assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**spark.jar");
  }

  @Test
  void aProgramThatCarriesTheEngineIsRefused() throws IOException {
    Path program = folder.resolve("app");
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, "org/minispark/SparkConf", null, "java/lang/Object", null);
    Files.createDirectories(program.resolve("org/minispark"));
    Files.write(program.resolve("org/minispark/SparkConf.class"), writer.toByteArray());
    assertThatThrownBy(() -> toSpark.relocate(program, folder.resolve("out.jar")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org.minispark.SparkConf");
    assertThat(folder.resolve("out.jar")).doesNotExist();
  }

  private List<MissingReference> missingOnSpark(Path program) throws IOException {
    Path jar = folder.resolve("spark.jar");
    toSpark.relocate(program, jar);
    return toSpark.findMissing(jar, TestPrograms.sparkClassPath());
  }

  /** What no compiler writes while the engines agree: calls of what is not there. */
  private static byte[] oddClass() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"org/minispark/api/java/function/Function"};
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Odd", null, "java/lang/Object", interfaces);
    writer.visitSource("Odd.java", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    method.visitCode();
    String conf = "org/minispark/SparkConf";
    atLine(method, 7);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, conf, "paint", "(Ljava/lang/String;)V", false);
    atLine(method, 8);
    method.visitFieldInsn(Opcodes.GETSTATIC, conf, "colour", "I");
    method.visitInsn(Opcodes.POP);
    atLine(method, 9);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "org/minispark/Partition", "index", "()I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    return writer.toByteArray();
  }

  private static void atLine(MethodVisitor method, int line) {
    Label label = new Label();
    method.visitLabel(label);
    method.visitLineNumber(line, label);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String read(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
