package org.minispark.cluster.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.minispark.cluster.shell.ClassesInMemory;

/**
 * A program in a source file, compiled when it is run, so that an experiment is quick to change.
 */
final class SourceProgram {
  private final Path file;
  private final PrintWriter complaints;

  /**
   * @param complaints where the compiler's words go
   */
  SourceProgram(Path file, PrintWriter complaints) {
    this.file = file;
    this.complaints = complaints;
  }

  /**
   * The class of the same name as the file; its loader has all classes that the file declares.
   *
   * @throws IllegalArgumentException if it does not compile or has no main method
   */
  Class<?> compile(ClassLoader parent) {
    Map<String, byte[]> classFiles = compileToMemory();
    String simpleName = file.getFileName().toString().replaceFirst("\\.java$", "");
    String name =
        classFiles.keySet().stream()
            .filter(known -> known.equals(simpleName) || known.endsWith("." + simpleName))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no class " + simpleName + " in " + file));
    ClassesInMemory classes = new ClassesInMemory(file.toString(), parent);
    classFiles.forEach(classes::add);
    Class<?> type = load(name, classes);
    if (!UserProgram.hasMain(type)) {
      throw new IllegalArgumentException("there is no main method in " + file);
    }
    return type;
  }

  private static Class<?> load(String name, ClassLoader classes) {
    try {
      return Class.forName(name, false, classes);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("it has just been compiled", e);
    }
  }

  private Map<String, byte[]> compileToMemory() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalArgumentException(
          "a source file needs a JDK; this Java has no compiler: "
              + System.getProperty("java.home"));
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null);
        ClassesToMemory memory = new ClassesToMemory(files)) {
      List<String> options =
          List.of("-classpath", System.getProperty("java.class.path"), "-proc:none", "-g");
      boolean compiled =
          compiler
              .getTask(null, memory, problems, options, null, files.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        problems.getDiagnostics().forEach(problem -> complaints.println(problem));
        throw new IllegalArgumentException("cannot compile " + file);
      }
      return memory.classFiles();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }

  private static final class ClassesToMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    ClassesToMemory(JavaFileManager files) {
      super(files);
    }

    Map<String, byte[]> classFiles() {
      Map<String, byte[]> classFiles = new HashMap<>();
      written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
      return classFiles;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
