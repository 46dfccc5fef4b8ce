package org.minispark.cluster.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.engine.base.Log;

/**
 * A file for each thing, such as {@code application_app-20260101120000-0000}, in a directory of the
 * owner's alone: a version, the content with its length, its CRC-32C. A file is there wholly or not
 * at all, since it gets its name last.
 */
final class DirectoryStore implements StateStore {
  private static final Log LOG = Log.of(DirectoryStore.class);

  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;
  private static final String UNFINISHED = ".new";
  private static final String DAMAGED = ".damaged";

  private final Path directory;

  /** Makes the directory if it is not there. */
  DirectoryStore(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.toAbsolutePath().getParent());
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, ownerOnly("rwx------"));
    }
  }

  static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String prefix(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "_";
  }

  private Path file(Kind kind, String id) {
    return directory.resolve(prefix(kind) + Names.requireSafe(id));
  }

  @Override
  public void put(Kind kind, String id, Payload content) {
    Path file = file(kind, id);
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, ownerOnly("rw-------"));
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(framed(content));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] framed(Payload content) {
    WireOutput out = new WireOutput();
    out.writeByte(VERSION);
    out.writePayload(content, MAX_BYTES);
    out.writeLong(checksum(content));
    return out.toArray();
  }

  private static long checksum(Payload content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content.array(), content.offset(), content.length());
    return checksum.getValue();
  }

  @Override
  public void remove(Kind kind, String id) {
    Path file = file(kind, id);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, Payload> read(Kind kind) {
    Map<String, Payload> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix(kind) + "*")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.endsWith(UNFINISHED) && !name.endsWith(DAMAGED)) {
          readInto(found, name.substring(prefix(kind).length()), file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + directory + ": " + e.getMessage(), e);
    }
    return found;
  }

  /** A damaged file costs what it was about, not the master: it is put aside. */
  private static void readInto(Map<String, Payload> found, String id, Path file)
      throws IOException {
    try {
      found.put(id, content(file));
    } catch (MalformedMessageException e) {
      Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
      LOG.error("{} is damaged ({}) and is not recovered: see {}", file, e.getMessage(), aside);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Payload content(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new MalformedMessageException("too long");
    }
    WireInput in = new WireInput(Files.readAllBytes(file));
    int version = in.readByte();
    if (version != VERSION) {
      throw new MalformedMessageException("of version " + version);
    }
    Payload content = in.readPayload(MAX_BYTES);
    long expected = in.readLong();
    in.requireEnd();
    if (checksum(content) != expected) {
      throw new MalformedMessageException("wrong checksum");
    }
    return content;
  }
}
