package org.minispark.cluster.transport;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What those who may speak with each other know. An application has one; a cluster has one, from
 * which those of its applications follow, so that who knows one application's cannot speak for
 * another or for the cluster.
 *
 * <p>It goes to a child process by its environment or by a file that only the owner may read, never
 * on a command line, where everybody on the machine sees it.
 */
public final class Secret {
  /** Where a process finds it in its environment. */
  public static final String VARIABLE = "_SPARK_AUTH_SECRET";

  private static final String APPLICATION_LABEL = "minispark application ";
  private static final int RANDOM_BYTES = 32;
  private static final int MIN_LENGTH = 16;
  private static final int MAX_FILE_BYTES = 4096;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A new one of 256 random bits. */
  public static Secret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /**
   * That of a text.
   *
   * @throws IllegalArgumentException if it has less than 16 characters
   */
  public static Secret of(String text) {
    String trimmed = text.strip();
    if (trimmed.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "A secret needs at least "
              + MIN_LENGTH
              + " characters; this one has "
              + trimmed.length());
    }
    return new Secret(trimmed);
  }

  /** The one in an environment ({@code System.getenv()}), if it is there. */
  public static Optional<Secret> fromEnvironment(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE)).map(Secret::of);
  }

  /**
   * The one in a file.
   *
   * @throws IOException if it cannot be read, or if others than its owner may read or write it
   */
  public static Secret fromFile(Path file) throws IOException {
    requireOwnerOnly(file);
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException(file + " is too long for a secret");
    }
    try {
      return of(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IOException(file + " holds no secret: it is no text", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes it into a new file that only the owner may read.
   *
   * @throws FileAlreadyExistsException if the file is there
   */
  public void writeTo(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    if (isPosix(file.toAbsolutePath().getParent())) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(file, text + "\n");
    } else {
      Files.writeString(file, text + "\n", StandardOpenOption.CREATE_NEW);
    }
  }

  /** The secret of one application of the cluster whose secret this is. */
  public Secret ofApplication(String applicationId) {
    byte[] derived = hmac((APPLICATION_LABEL + applicationId).getBytes(StandardCharsets.UTF_8));
    return new Secret(HexFormat.of().formatHex(derived));
  }

  /** For the environment of a child process. */
  public String text() {
    return text;
  }

  /** The HMAC-SHA-256 of {@code message} under this secret. */
  byte[] hmac(byte[] message) {
    return Hmac.sha256(text.getBytes(StandardCharsets.UTF_8), message);
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (!isPosix(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          file
              + " holds a secret, but its mode is "
              + PosixFilePermissions.toString(permissions)
              + "; nobody but its owner may read it (chmod 600 "
              + file
              + ")");
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  /** Does not tell it. */
  @Override
  public String toString() {
    return "Secret(...)";
  }
}
