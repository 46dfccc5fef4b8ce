package org.minispark.cluster.shell;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes the variables of a JShell session behave in lambdas as local variables of a method do.
 *
 * <p>JShell keeps a session's variables in static fields. A lambda does not capture these: it reads
 * them where and when it runs, and on an executor in another process they are null. So each
 * serializable lambda is changed to capture the variables that it reads: their values are taken
 * when the lambda is made, travel with it as its other captured values do, and every task works on
 * its own copy. In Java:
 *
 * <pre>{@code
 * int limit = 3;                       static int limit = 3;
 * int twice() { return 2 * limit; }    static int twice() { return 2 * limit; }
 *                                      static int twice$0(int limit) { return 2 * limit; }
 * rdd.filter(n -> n < twice())         int captured = limit;
 *                                      rdd.filter(n -> n < twice$0(captured))
 * }</pre>
 *
 * <p>The methods that the lambda calls, and lambdas inside it, get a second form, in which what
 * they read of the session are parameters ({@link MethodForm}); the first form stays for the
 * driver. Where calls cannot be told from the code, in methods of objects, a variable that a task
 * reads is an error that names it ({@link SessionVariables}), never a null. To change a variable in
 * a task is one, too: the change would be lost.
 *
 * <p>The compiler's {@code $deserializeLambda$} knows only the lambdas that it has seen; a class
 * with others gets one that makes them as they are told ({@link SessionLambdas}).
 */
final class CapturingRewriter {
  private static final String DESERIALIZE = "$deserializeLambda$";
  private static final String GUARDS = Type.getInternalName(SessionVariables.class);

  private final VariableUse uses = new VariableUse();

  /** The changed classes, of those that are loaded together. */
  List<byte[]> rewrite(List<byte[]> classFiles) {
    List<ClassNode> classes = new ArrayList<>();
    for (byte[] classFile : classFiles) {
      ClassNode type = new ClassNode();
      new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
      classes.add(type);
    }
    uses.add(classes);
    classes.forEach(this::rewrite);
    return classes.stream().map(CapturingRewriter::toBytes).toList();
  }

  private static byte[] toBytes(ClassNode type) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private void rewrite(ClassNode type) {
    List<MethodNode> more = new ArrayList<>();
    Set<MethodForm> wanted = new HashSet<>();
    type.methods.forEach(method -> collectForms(type, method, wanted));
    for (MethodNode method : type.methods) {
      MethodName name = MethodName.of(type, method);
      for (MethodForm form : wanted) {
        if (form.method().equals(name)) {
          more.add(form.copyOf(method, this::rewriteInTask));
        }
      }
    }
    boolean captures = false;
    for (MethodNode method : type.methods) {
      captures |= rewriteOnDriver(method);
    }
    type.methods.addAll(more);
    if (captures) {
      replaceDeserialization(type);
    }
  }

  /** Which second forms of this class's methods somebody may call. */
  private void collectForms(ClassNode type, MethodNode method, Set<MethodForm> wanted) {
    MethodName name = MethodName.of(type, method);
    if (VariableUse.isTraceable(method)
        && !VariableUse.isLambda(method)
        && !uses.of(name).isEmpty()) {
      // A call puts the values behind the arguments, a method reference before them.
      wanted.add(formOfStatic(name, Parameters.count(method.desc)));
      wanted.add(formOfStatic(name, 0));
    }
    for (AbstractInsnNode instruction : method.instructions) {
      LambdaSite.of(instruction)
          .filter(site -> !uses.of(MethodName.of(site.implementation())).isEmpty())
          .ifPresent(site -> wanted.add(form(site)));
    }
  }

  private MethodForm form(LambdaSite site) {
    MethodName name = MethodName.of(site.implementation());
    return new MethodForm(name, site.isStatic(), site.capturedParameters(), uses.of(name));
  }

  private MethodForm formOfStatic(MethodName name, int position) {
    return new MethodForm(name, true, position, uses.of(name));
  }

  /**
   * The first form of a method: it reads the session's variables themselves, and takes their values
   * for the lambdas that it makes.
   *
   * @return whether it makes such lambdas
   */
  private boolean rewriteOnDriver(MethodNode method) {
    boolean captures = false;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (VariableUse.isVariable(instruction) && !VariableUse.isTopLevelCode(method)) {
        method.instructions.insertBefore(
            instruction, guard("requireDriver", ((FieldInsnNode) instruction).name));
      }
      var capturing =
          LambdaSite.of(instruction)
              .filter(LambdaSite::isSerializable)
              .filter(site -> !uses.of(MethodName.of(site.implementation())).isEmpty());
      if (capturing.isPresent()) {
        MethodForm form = form(capturing.get());
        for (SessionVariable variable : form.variables()) {
          method.instructions.insertBefore(
              instruction,
              new FieldInsnNode(
                  Opcodes.GETSTATIC, variable.owner(), variable.name(), variable.descriptor()));
        }
        capturing.get().capture(form.types(), form.name(), form.descriptor());
        captures = true;
      }
    }
    return captures;
  }

  /** The second form: what it reads of the session are its parameters. */
  private void rewriteInTask(MethodForm form, MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (VariableUse.isVariable(instruction)) {
        replaceVariable(form, method, (FieldInsnNode) instruction);
      } else if (instruction.getOpcode() == Opcodes.INVOKESTATIC) {
        MethodInsnNode call = (MethodInsnNode) instruction;
        MethodForm called = formOfStatic(MethodName.of(call), Parameters.count(call.desc));
        if (!called.variables().isEmpty()) {
          method.instructions.insertBefore(call, form.load(called.variables()));
          call.name = called.name();
          call.desc = called.descriptor();
        }
      } else {
        LambdaSite.of(instruction)
            .filter(site -> !form(site).variables().isEmpty())
            .ifPresent(
                site -> {
                  MethodForm inner = form(site);
                  method.instructions.insertBefore(instruction, form.load(inner.variables()));
                  site.capture(inner.types(), inner.name(), inner.descriptor());
                });
      }
    }
  }

  private static void replaceVariable(
      MethodForm form, MethodNode method, FieldInsnNode instruction) {
    SessionVariable variable = VariableUse.variable(instruction);
    if (instruction.getOpcode() == Opcodes.GETSTATIC) {
      method.instructions.insertBefore(instruction, form.load(List.of(variable)));
    } else {
      method.instructions.insertBefore(
          instruction, new InsnNode(variable.type().getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
      method.instructions.insertBefore(instruction, guard("refuseChange", variable.name()));
    }
    method.instructions.remove(instruction);
  }

  private static InsnList guard(String check, String variable) {
    InsnList instructions = new InsnList();
    instructions.add(new LdcInsnNode(variable));
    instructions.add(
        new MethodInsnNode(Opcodes.INVOKESTATIC, GUARDS, check, "(Ljava/lang/String;)V"));
    return instructions;
  }

  private static void replaceDeserialization(ClassNode type) {
    type.methods.removeIf(method -> method.name.equals(DESERIALIZE));
    String lambda = Type.getDescriptor(SerializedLambda.class);
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            DESERIALIZE,
            "(" + lambda + ")Ljava/lang/Object;",
            null,
            null);
    InsnList code = method.instructions;
    String lookup = "java/lang/invoke/MethodHandles$Lookup";
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "lookup",
            "()L" + lookup + ";"));
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            Type.getInternalName(SessionLambdas.class),
            "deserialize",
            "(L" + lookup + ";" + lambda + ")Ljava/lang/Object;"));
    code.add(new InsnNode(Opcodes.ARETURN));
    type.methods.add(method);
  }
}
