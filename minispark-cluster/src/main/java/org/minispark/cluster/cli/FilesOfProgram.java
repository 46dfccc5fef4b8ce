package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.ProgramFile;

/**
 * The files of this machine that go with a program to the worker that runs its driver. What is
 * named {@code local:/PATH} is there already, and what is no file here is left as it is.
 */
final class FilesOfProgram {
  private static final String LOCAL = "local:";

  private final Map<String, ProgramFile> files = new LinkedHashMap<>();
  private final Map<String, Path> places = new LinkedHashMap<>();

  /**
   * Takes a file along; returns what the program's description says in its place.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  String add(String name) {
    Optional<Path> file = name.startsWith(LOCAL) ? Optional.empty() : ApplicationJar.fileOf(name);
    return file.filter(Files::isRegularFile).map(this::add).orElse(name);
  }

  private String add(Path file) {
    try {
      ProgramFile described = new ProgramFile(plainName(file), Files.size(file), digest(file));
      files.put(described.key(), described);
      places.put(described.key(), file);
      return described.reference();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The same for all files of a list; an archive's {@code #NAME} stays. */
  String addAll(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .map(
            element -> {
              int hash = element.lastIndexOf('#');
              String name = hash < 0 ? element : element.substring(0, hash);
              return add(name) + element.substring(name.length());
            })
        .collect(Collectors.joining(","));
  }

  private static String plainName(Path file) {
    String name = file.getFileName().toString();
    return ProgramFile.isPlainName(name) ? name : name.replaceAll("[,#\\\\\\p{Cntrl}]", "_");
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestOutputStream out =
            new DigestOutputStream(
                OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  List<ProgramFile> described() {
    return List.copyOf(files.values());
  }

  /** Where they are, by {@link ProgramFile#key}. */
  Map<String, Path> places() {
    return places;
  }
}
