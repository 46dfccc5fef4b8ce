package org.minispark.compare.relocation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a program's jars, and which of them can be started; none is loaded. */
public final class MainClasses {
  private static final int MOST_NAMED = 5;

  private final Map<String, Boolean> startable = new TreeMap<>();
  private final List<Path> jars;

  /**
   * Reads the jars, or folders of classes.
   *
   * @throws IOException naming the file that is no jar
   */
  public MainClasses(List<Path> jars) throws IOException {
    this.jars = jars;
    for (Path jar : jars) {
      try {
        ProgramRelocator.readFiles(jar)
            .forEach(
                (name, content) -> {
                  if (name.endsWith(".class")) {
                    read(content);
                  }
                });
      } catch (ZipException e) {
        throw new IOException(jar + " is no jar: " + e.getMessage(), e);
      }
    }
  }

  private void read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    Search search = new Search();
    reader.accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    startable.put(reader.getClassName().replace('/', '.'), search.hasMain);
  }

  /** What is wrong with starting the class, in one line; empty if nothing is. */
  public String problemWith(String className) {
    Boolean found = startable.get(className);
    if (found == null) {
      return "there is no class " + className + " in " + joined(jars) + others();
    }
    return found ? "" : className + " has no public static void main(String[])" + others();
  }

  private String others() {
    List<String> names = new ArrayList<>();
    startable.forEach(
        (name, hasMain) -> {
          if (hasMain) {
            names.add(name);
          }
        });
    if (names.isEmpty()) {
      return "; no class there has a main method";
    }
    String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
    return "; with a main method: "
        + joined(names.subList(0, Math.min(MOST_NAMED, names.size())))
        + more;
  }

  private static String joined(List<?> values) {
    return String.join(", ", values.stream().map(Object::toString).toList());
  }

  private static final class Search extends ClassVisitor {
    private static final int PUBLIC_STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private boolean hasMain;

    Search() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      hasMain |=
          name.equals("main")
              && descriptor.equals("([Ljava/lang/String;)V")
              && (access & PUBLIC_STATIC) == PUBLIC_STATIC;
      return null;
    }
  }
}
