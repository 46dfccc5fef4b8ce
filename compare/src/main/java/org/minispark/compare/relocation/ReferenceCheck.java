package org.minispark.compare.relocation;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Walks a relocated class and looks up all that it names of the target engine: classes, fields,
 * methods, whether an owner is an interface, and the methods that a subclass must write.
 */
final class ReferenceCheck {
  private final TargetClasses target;
  private final Naming wayBack;

  /**
   * @param target the target engine's class path and the relocated program itself
   * @param wayBack the naming from the target, which tells its names from all others
   */
  ReferenceCheck(TargetClasses target, Naming wayBack) {
    this.target = target;
    this.wayBack = wayBack;
  }

  /** What the class names in vain, each once a line, in the order of the class file. */
  Set<MissingReference> check(byte[] relocatedClass) {
    Walk walk = new Walk();
    ClassReader reader = new ClassReader(relocatedClass);
    reader.accept(walk, ClassReader.SKIP_FRAMES);
    walk.checkBodies(reader.getClassName());
    return walk.missing;
  }

  private final class Walk extends ClassVisitor {
    private final Set<MissingReference> missing = new LinkedHashSet<>();
    private String className;
    private String sourceFile = "source unknown";
    private int line;

    Walk() {
      super(Opcodes.ASM9);
      // A remapper that changes nothing is shown every name there is.
      cv =
          new ClassRemapper(
              new ClassWriter(0),
              new Remapper(Opcodes.ASM9) {
                @Override
                public String map(String internalName) {
                  checkClass(internalName);
                  return internalName;
                }

                @Override
                public Object mapValue(Object value) {
                  checkConstant(value);
                  return super.mapValue(value);
                }
              });
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] others) {
      className = name.replace('/', '.');
      super.visit(version, access, name, signature, parent, others);
    }

    @Override
    public void visitSource(String source, String debug) {
      if (source != null) {
        sourceFile = source;
      }
      super.visitSource(source, debug);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      line = 0;
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
          super.visitLineNumber(number, start);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          checkMethod(owner, method, type, isInterface);
          super.visitMethodInsn(opcode, owner, method, type, isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          checkField(owner, field, type);
          super.visitFieldInsn(opcode, owner, field, type);
        }
      };
    }

    @Override
    public void visitEnd() {
      line = 0;
      super.visitEnd();
    }

    private void checkConstant(Object value) {
      if (value instanceof Handle handle) {
        if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
          checkField(handle.getOwner(), handle.getName(), handle.getDesc());
        } else {
          checkMethod(handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
        }
      } else if (value instanceof ConstantDynamic constant) {
        checkConstant(constant.getBootstrapMethod());
      }
    }

    private void checkClass(String name) {
      if (wayBack.moves(name) && target.find(name).isEmpty()) {
        add("there is no " + name.replace('/', '.'));
      }
    }

    private void checkMethod(String owner, String name, String type, boolean isInterface) {
      Optional<TargetClasses.Shape> shape = engineOrProgramClass(owner);
      if (shape.isEmpty()) {
        return;
      }
      if (shape.get().isInterface() != isInterface) {
        String kind = isInterface ? "a class" : "an interface";
        add(owner.replace('/', '.') + " is " + kind + " here: the call cannot link");
      } else if (isMissing(owner, name + type)) {
        add("there is no " + spell(owner, name + type));
      }
    }

    private void checkField(String owner, String name, String type) {
      if (engineOrProgramClass(owner).isPresent() && isMissing(owner, name + ":" + type)) {
        add("there is no field " + owner.replace('/', '.') + "." + name);
      }
    }

    /** Other libraries' classes are not looked up: they do not change with the engine. */
    private Optional<TargetClasses.Shape> engineOrProgramClass(String owner) {
      return concernsUs(owner) ? target.find(owner) : Optional.empty();
    }

    private boolean concernsUs(String owner) {
      return wayBack.moves(owner) || wayBack.isOwn(owner);
    }

    private boolean isMissing(String owner, String member) {
      boolean privateOfProgram =
          wayBack.isOwn(owner)
              && target.find(owner).filter(shape -> shape.declaresPrivately(member)).isPresent();
      return !privateOfProgram && !target.has(owner, member);
    }

    private void checkBodies(String name) {
      line = 0;
      if (target.find(name).filter(TargetClasses.Shape::isConcrete).isPresent()) {
        target
            .missingBodies(name)
            .forEach(
                method -> add("it must define " + spell(name, method) + ", which is abstract"));
      }
    }

    private void add(String problem) {
      String place = line == 0 ? sourceFile : sourceFile + ":" + line;
      missing.add(new MissingReference(className, place, problem));
    }
  }

  private static String spell(String owner, String method) {
    int types = method.indexOf('(');
    StringBuilder spelled = new StringBuilder(owner.replace('/', '.'));
    spelled.append('.').append(method, 0, types).append('(');
    String separator = "";
    for (Type type : Type.getArgumentTypes(method.substring(types))) {
      spelled.append(separator).append(type.getClassName());
      separator = ", ";
    }
    return spelled.append(')').toString();
  }
}
