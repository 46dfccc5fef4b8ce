package org.minispark.compare.surface;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.minispark.compare.relocation.Naming;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.commons.SignatureRemapper;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.signature.SignatureWriter;

/** Descriptors and generic signatures under one engine's names. */
final class Signatures {
  private final Remapper remapper;

  Signatures(Naming naming) {
    remapper =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            return naming.rename(internalName);
          }
        };
  }

  String rename(String internalName) {
    return remapper.map(internalName);
  }

  String renameDescriptor(String descriptor) {
    return remapper.mapMethodDesc(descriptor);
  }

  String renameType(String descriptor) {
    return remapper.mapDesc(descriptor);
  }

  /** All classes that a descriptor or signature names. */
  static void collectNames(String signature, Set<String> names) {
    new SignatureReader(signature)
        .accept(
            new SignatureRemapper(
                new SignatureWriter(),
                new Remapper(Opcodes.ASM9) {
                  @Override
                  public String map(String internalName) {
                    names.add(internalName);
                    return internalName;
                  }
                }));
  }

  /** The type variables of a class and their bounds. */
  String variables(String classSignature) {
    String normalized = normalize(classSignature, classSignature);
    // What follows the variables begins with the superclass, which is no matter of theirs.
    int depth = 0;
    for (int i = 0; i < normalized.length() && normalized.charAt(0) == '<'; i++) {
      depth += normalized.charAt(i) == '<' ? 1 : normalized.charAt(i) == '>' ? -1 : 0;
      if (depth == 0) {
        return normalized.substring(0, i + 1);
      }
    }
    return "";
  }

  /**
   * The generic signature with names renamed and type variables numbered, as their names do not
   * matter: {@code C0} is the class's first, {@code M0} the method's.
   */
  String normalize(String classSignature, String signature) {
    Map<String, String> variables = new HashMap<>();
    if (classSignature != null) {
      collect(classSignature, "C", variables);
    }
    collect(signature, "M", variables);
    SignatureWriter out =
        new SignatureWriter() {
          @Override
          public void visitFormalTypeParameter(String name) {
            super.visitFormalTypeParameter(variables.getOrDefault(name, name));
          }

          @Override
          public void visitTypeVariable(String name) {
            super.visitTypeVariable(variables.getOrDefault(name, name));
          }
        };
    new SignatureReader(signature).accept(new SignatureRemapper(out, remapper));
    return out.toString();
  }

  private static void collect(String signature, String prefix, Map<String, String> variables) {
    new SignatureReader(signature)
        .accept(
            new SignatureVisitor(Opcodes.ASM9) {
              private int count;

              @Override
              public void visitFormalTypeParameter(String name) {
                variables.put(name, prefix + count++);
              }
            });
  }
}
