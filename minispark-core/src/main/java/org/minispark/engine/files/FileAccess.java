package org.minispark.engine.files;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;

/**
 * The way from names to the files of one file system, for as long as it is open: an archive that
 * the program has not opened itself is opened by each reader for itself.
 */
final class FileAccess implements Closeable {
  private final FileSystem files;
  private final FileSystem own;

  private FileAccess(FileSystem files, FileSystem own) {
    this.files = files;
    this.own = own;
  }

  /**
   * Access to the file system that holds {@code name}.
   *
   * @throws IOException if there is none
   */
  static FileAccess to(FileName name) throws IOException {
    if (name.isInArchive()) {
      return toArchive(name.archive());
    }
    return new FileAccess(name.isLocal() ? FileSystems.getDefault() : open(name), null);
  }

  /**
   * Access that nobody needs to close, so that all tasks can write there.
   *
   * @throws IOException if the name is in an archive that the program has not opened
   */
  static FileAccess shared(FileName name) throws IOException {
    FileAccess access = to(name);
    if (access.own != null) {
      access.close();
      throw new IOException("Open the archive's file system before writing to " + name);
    }
    return access;
  }

  private static FileAccess toArchive(Path archive) throws IOException {
    try {
      URI uri = URI.create("jar:" + archive.toUri());
      return new FileAccess(FileSystems.getFileSystem(uri), null);
    } catch (FileSystemNotFoundException notOpen) {
      return openArchive(archive);
    }
  }

  private static FileAccess openArchive(Path archive) throws IOException {
    try {
      FileSystem own = FileSystems.newFileSystem(archive);
      return new FileAccess(own, own);
    } catch (FileSystemNotFoundException | NoSuchFileException e) {
      throw new IOException("Input path does not exist: " + FileName.of(archive), e);
    } catch (ProviderNotFoundException e) {
      throw new IOException("Not an archive: " + FileName.of(archive), e);
    }
  }

  private static FileSystem open(FileName name) throws IOException {
    requireProvider(name);
    URI uri = uriOf(name);
    try {
      return Path.of(uri).getFileSystem();
    } catch (FileSystemNotFoundException notOpen) {
      return openForAll(uri);
    }
  }

  private static void requireProvider(FileName name) throws IOException {
    for (FileSystemProvider provider : FileSystemProvider.installedProviders()) {
      if (provider.getScheme().equalsIgnoreCase(name.scheme())) {
        return;
      }
    }
    throw new IOException("No FileSystem for scheme \"" + name.scheme() + "\"");
  }

  private static FileSystem openForAll(URI uri) throws IOException {
    try {
      return FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException openMeanwhile) {
      return Path.of(uri).getFileSystem();
    }
  }

  private static URI uriOf(FileName name) {
    try {
      return new URI(name.scheme(), name.authority(), name.path(), null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Path path(FileName name) {
    if (name.isLocal() || name.isInArchive()) {
      return files.getPath(name.path());
    }
    return Path.of(uriOf(name)); // which part of a name is the path is the provider's to say
  }

  @Override
  public void close() throws IOException {
    if (own != null) {
      own.close();
    }
  }
}
