package org.minispark.compare.surface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that a folder of programs calls or, for the engine to call, implements: by
 * instructions, method references, lambdas and classes. Spelled {@code owner.name(types)type}; a
 * call counts for the class that it names and for those above it.
 */
final class CallsOfCases {
  private final ClassFiles engine;
  private final Set<String> calls = new HashSet<>();

  CallsOfCases(ClassFiles engine) {
    this.engine = engine;
  }

  void readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
      read(node);
    }
  }

  boolean contain(String owner, String nameAndDescriptor) {
    return calls.contains(owner + "." + nameAndDescriptor);
  }

  private void read(ClassNode program) {
    Set<String> parents = new LinkedHashSet<>(program.interfaces);
    parents.add(program.superName);
    for (MethodNode method : program.methods) {
      parents.forEach(parent -> add(parent, method.name, method.desc));
      for (AbstractInsnNode instruction : method.instructions) {
        read(instruction);
      }
    }
  }

  private void read(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode call) {
      add(call.owner, call.name, call.desc);
    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      readLambda(dynamic);
    }
  }

  private void readLambda(InvokeDynamicInsnNode lambda) {
    for (Object argument : lambda.bsmArgs) {
      if (argument instanceof Handle handle) {
        add(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }
    if (lambda.bsmArgs.length > 0 && lambda.bsmArgs[0] instanceof Type implemented) {
      String type = Type.getReturnType(lambda.desc).getInternalName();
      add(type, lambda.name, implemented.getDescriptor());
    }
  }

  private void add(String owner, String name, String descriptor) {
    String member = "." + name + descriptor;
    calls.add(owner + member);
    if (!name.equals("<init>")) {
      engine.supertypes(owner).forEach(parent -> calls.add(parent + member));
    }
  }
}
