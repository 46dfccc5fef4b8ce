package org.minispark.compare.relocation;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * One class file in, the same class in the other engine's vocabulary out: types, signatures,
 * annotations, bootstrap methods and their arguments, method handles, and strings that are nothing
 * but a name. The latter make lambdas travel: {@code $deserializeLambda$} compares strings.
 */
public final class ClassRelocation {
  private static final Pattern SCALA_TUPLE = Pattern.compile("scala/Tuple\\d+");
  private static final Pattern TUPLE_FIELD = Pattern.compile("_\\d+");

  /** No addition. */
  static final UnaryOperator<ClassVisitor> UNCHANGED = UnaryOperator.identity();

  private final Naming naming;
  private final UnaryOperator<ClassVisitor> addition;

  public ClassRelocation(Naming naming) {
    this(naming, UNCHANGED);
  }

  /**
   * @param addition what sees the class under its new names, and may add to it
   */
  ClassRelocation(Naming naming, UnaryOperator<ClassVisitor> addition) {
    this.naming = naming;
    this.addition = addition;
  }

  /** The relocated class; the very same bytes if nothing in it moves. */
  public byte[] relocate(byte[] classFile) {
    CountingRemapper remapper = new CountingRemapper(naming);
    // Not on top of the reader's constant pool: the old names would stay in it.
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(new ClassRemapper(new TupleFieldsByMethod(addition.apply(writer)), remapper), 0);
    byte[] relocated = writer.toByteArray();
    return remapper.changes == 0 && addition == UNCHANGED ? classFile : relocated;
  }

  static boolean isTupleField(String owner, String name) {
    return SCALA_TUPLE.matcher(owner).matches() && TUPLE_FIELD.matcher(name).matches();
  }

  private static final class CountingRemapper extends Remapper {
    private final Naming naming;
    private int changes;

    CountingRemapper(Naming naming) {
      super(Opcodes.ASM9);
      this.naming = naming;
    }

    @Override
    public String map(String internalName) {
      return counted(internalName, naming.rename(internalName));
    }

    @Override
    public Object mapValue(Object value) {
      return value instanceof String text
          ? counted(text, naming.renameText(text))
          : super.mapValue(value);
    }

    private String counted(String before, String after) {
      if (!before.equals(after)) {
        changes++;
      }
      return after;
    }
  }

  /**
   * Scala's tuples hide their fields behind methods of the same name; in those of two that it
   * specialises for primitives, the public field is null.
   */
  private static final class TupleFieldsByMethod extends ClassVisitor {
    TupleFieldsByMethod(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          if (opcode == Opcodes.GETFIELD && isTupleField(owner, field)) {
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, field, "()" + type, false);
          } else {
            super.visitFieldInsn(opcode, owner, field, type);
          }
        }
      };
    }
  }
}
