package org.minispark.compare.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.minispark.compare.relocation.ProgramRelocator;

/**
 * How to start a JVM with one engine in it.
 *
 * @param name what people call it
 * @param version the engine's own
 * @param classPath its jars, without any program
 * @param javaOptions what its JVM needs to be told
 * @param properties system properties: configuration and silence
 * @param relocator renames a program to this engine's vocabulary
 * @param preparation what each run needs beforehand
 */
public record Engine(
    String name,
    String version,
    List<Path> classPath,
    List<String> javaOptions,
    Map<String, String> properties,
    ProgramRelocator relocator,
    Preparation preparation) {}
