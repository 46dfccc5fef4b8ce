package org.minispark.compare.relocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/**
 * Relocates a whole program: a jar, or a folder of classes. Services follow their interfaces'
 * names; signatures are dropped, since they no longer hold; all else is copied as it is.
 */
public final class ProgramRelocator {
  private static final String SERVICES = "META-INF/services/";
  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

  private final Naming naming;
  private final Naming wayBack;
  private final UnaryOperator<ClassVisitor> addition;

  private ProgramRelocator(Naming naming, Naming wayBack, UnaryOperator<ClassVisitor> addition) {
    this.naming = naming;
    this.wayBack = wayBack;
    this.addition = addition;
  }

  public static ProgramRelocator toSpark() {
    return new ProgramRelocator(Naming.toSpark(), Naming.toMiniSpark(), ClassRelocation.UNCHANGED);
  }

  public static ProgramRelocator toMiniSpark() {
    return new ProgramRelocator(Naming.toMiniSpark(), Naming.toSpark(), ClassRelocation.UNCHANGED);
  }

  /** The same relocation, after which each action of the program notes what it returned. */
  public ProgramRelocator recordingActions() {
    return new ProgramRelocator(naming, wayBack, RecordedActions::new);
  }

  /**
   * Writes the relocated program as a jar, which appears whole or not at all.
   *
   * @throws IllegalArgumentException if the program carries the engine's own classes with it
   */
  public void relocate(Path program, Path jar) throws IOException {
    relocate(program, "", jar);
  }

  /** The same for that part of a program whose files' names begin with {@code folder}. */
  public void relocate(Path program, String folderInProgram, Path jar) throws IOException {
    Map<String, byte[]> files = readFiles(program);
    files.keySet().removeIf(name -> !name.startsWith(folderInProgram));
    Map<String, byte[]> relocated = relocate(files);
    Path folder = jar.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, jar.getFileName().toString(), ".part");
    try {
      write(relocated, unfinished);
      Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * What a relocated program names that the target engine lacks.
   *
   * @param targetClassPath the engine's jars and the program's other libraries
   */
  public List<MissingReference> findMissing(Path relocatedProgram, List<Path> targetClassPath)
      throws IOException {
    List<Path> classPath = new ArrayList<>(List.of(relocatedProgram));
    classPath.addAll(targetClassPath);
    Map<String, byte[]> files = readFiles(relocatedProgram);
    try (TargetClasses target = new TargetClasses(classPath)) {
      ReferenceCheck check = new ReferenceCheck(target, wayBack.keeping(classNames(files)));
      return files.entrySet().stream()
          .filter(file -> isClass(file.getKey()))
          .flatMap(file -> check.check(file.getValue()).stream())
          .toList();
    }
  }

  private Map<String, byte[]> relocate(Map<String, byte[]> files) {
    Set<String> own = classNames(files);
    own.stream().filter(naming::isEngineClass).findFirst().ifPresent(ProgramRelocator::refuse);
    Naming ownNaming = naming.keeping(own);
    ClassRelocation classes = new ClassRelocation(ownNaming, addition);
    Map<String, byte[]> relocated = new LinkedHashMap<>();
    files.forEach(
        (name, content) -> {
          if (isClass(name)) {
            relocated.put(name, classes.relocate(content));
          } else if (name.startsWith(SERVICES)) {
            String service = name.substring(SERVICES.length());
            relocated.put(SERVICES + ownNaming.renameText(service), providers(content, ownNaming));
          } else if (name.equals("META-INF/MANIFEST.MF")) {
            relocated.put(name, withoutDigests(content));
          } else if (!SIGNATURE.matcher(name).matches()) {
            relocated.put(name, content);
          }
        });
    return relocated;
  }

  private static void refuse(String engineClass) {
    throw new IllegalArgumentException(
        "the program carries the engine with it ("
            + engineClass.replace('/', '.')
            + "): build its jar without the engine's classes");
  }

  private static byte[] providers(byte[] content, Naming naming) {
    return new String(content, StandardCharsets.UTF_8)
        .lines()
        .map(naming::renameText)
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] withoutDigests(byte[] content) {
    try {
      Manifest manifest = new Manifest(new ByteArrayInputStream(content));
      manifest.getEntries().values().forEach(ProgramRelocator::removeDigests);
      manifest.getEntries().values().removeIf(Attributes::isEmpty);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      manifest.write(written);
      return written.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's manifest cannot be read", e);
    }
  }

  private static void removeDigests(Attributes attributes) {
    attributes.keySet().removeIf(key -> key.toString().contains("-Digest"));
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class");
  }

  private static Set<String> classNames(Map<String, byte[]> files) {
    // As the classes call themselves: in a jar for several releases of Java their paths differ.
    Set<String> names = new TreeSet<>();
    files.forEach(
        (name, content) -> {
          if (isClass(name)) {
            names.add(new ClassReader(content).getClassName());
          }
        });
    return names;
  }

  static Map<String, byte[]> readFiles(Path program) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (Files.isDirectory(program)) {
      try (Stream<Path> paths = Files.walk(program)) {
        for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
          String name = program.relativize(path).toString().replace('\\', '/');
          files.put(name, Files.readAllBytes(path));
        }
      }
      return files;
    }
    try (ZipFile jar = new ZipFile(program.toFile())) {
      for (ZipEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private static void write(Map<String, byte[]> files, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        // The earliest time that a jar can state, so that the same program gives the same jar.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }
}
