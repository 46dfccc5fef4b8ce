package org.minispark.cluster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.minispark.cluster.cli.Page.Block;

/** Blocks of Java in a page: complete classes, and fragments that need a class around them. */
final class JavaBlocks {
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public )?(?:final )?(?:class|record|interface) (\\w+)", Pattern.MULTILINE);

  private static final List<String> STANDARD_IMPORTS =
      List.of(
          "java.util",
          "org.minispark",
          "org.minispark.api.java",
          "org.minispark.broadcast",
          "org.minispark.rdd",
          "org.minispark.scheduler",
          "org.minispark.storage",
          "org.minispark.util");

  private JavaBlocks() {}

  static boolean hasMain(Block block) {
    return block.text().contains("public static void main(String[] args)");
  }

  /** Writes a complete class to a file of its name. */
  static Path writeClass(Block block, Path folder) throws IOException {
    Matcher type = TYPE.matcher(block.text());
    if (!type.find()) {
      throw new AssertionError(
          block.place() + " holds no class; statements are of the kind 'java fragment'");
    }
    return Files.writeString(folder.resolve(type.group(1) + ".java"), block.text());
  }

  /** Writes statements as a method to which {@code sc} is given. */
  static Path writeFragment(Block block, Path folder, String className) throws IOException {
    StringBuilder source = new StringBuilder();
    STANDARD_IMPORTS.forEach(name -> source.append("import ").append(name).append(".*; "));
    source
        .append("class ")
        .append(className)
        .append(" { static void fragment(JavaSparkContext sc) throws Exception {\n")
        .append(block.text())
        .append("}}\n");
    return Files.writeString(folder.resolve(className + ".java"), source);
  }

  /** The errors of compiling the files, which see all that this module sees. */
  static List<String> compile(List<Path> files, Path scratch) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Path classes = Files.createDirectory(scratch.resolve("classes"));
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
      List<String> options =
          List.of(
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString(),
              "-proc:none");
      compiler
          .getTask(
              null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::toString)
        .toList();
  }
}
