package org.minispark.compare.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A class with a main method, compiled against either engine.
 *
 * @param name what people call it
 * @param mainClass its full name
 * @param code the jars or folders that hold it
 * @param arguments what main gets; {@value #OUTPUT} in one stands for a fresh folder per engine
 */
public record Program(String name, String mainClass, List<Path> code, List<String> arguments) {
  /** What stands in an argument for the folder to write to. */
  public static final String OUTPUT = "{out}";

  /** The same program under another name. */
  public Program named(String other) {
    return new Program(other, mainClass, code, arguments);
  }

  List<String> argumentsFor(Path output) {
    return arguments.stream().map(text -> text.replace(OUTPUT, output.toString())).toList();
  }
}
