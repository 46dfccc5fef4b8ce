package org.minispark.engine.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.storage.OwnedDirectory;
import org.minispark.engine.taskcontext.TaskFiles;

/**
 * What a program has given to its tasks beside its classes: files, archives, jars. The driver keeps
 * a copy of each in one directory, in which the tasks of its own process read them; executors in
 * other processes copy what they miss ({@link FetchedFiles}). What is in there never changes, so
 * that all tasks see the same, unless {@code spark.files.overwrite} allows it.
 *
 * <p>Thread-safe. Until something is added or asked for, no directory is made.
 */
public final class ApplicationFiles implements TaskFiles, FetchedFiles.Source, Closeable {
  private static final Log LOG = Log.of(ApplicationFiles.class);

  private final Path parent;
  private final boolean mayOverwrite;
  private final AddedJars classes;
  private final Set<String> files = new TreeSet<>();
  private final Set<String> archives = new TreeSet<>();
  private final Set<String> jars = new TreeSet<>();
  private Path own;

  /** What to do with a directory. */
  public enum Directories {
    REFUSE,
    COPY
  }

  /**
   * @param parent where the directory is made
   * @param classes the program's loader, to which jars are added
   */
  public ApplicationFiles(SparkConf conf, Path parent, ClassLoader classes) {
    this.parent = parent;
    this.mayOverwrite = conf.getBoolean("spark.files.overwrite", false);
    this.classes = new AddedJars(classes);
  }

  /** Adds what the configuration names. */
  public void addConfigured(SparkConf conf) {
    for (String jar : listOf(conf, "spark.jars")) {
      addJar(jar);
    }
    for (String file : listOf(conf, "spark.files")) {
      addFile(file, Directories.REFUSE);
    }
    for (String archive : listOf(conf, "spark.archives")) {
      addArchive(archive);
    }
  }

  private static List<String> listOf(SparkConf conf, String key) {
    List<String> paths = new ArrayList<>();
    for (String path : conf.get(key, "").split(",")) {
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return paths;
  }

  /**
   * Adds a file under its own name; nothing happens if it has been added.
   *
   * <p>Fails with {@code FileNotFoundException} if it does not exist, and with {@code
   * SparkException} if it is a directory that must not be, or differs from one of that name.
   */
  public synchronized void addFile(String path, Directories directories) {
    URI uri = AddedPath.resolve(path);
    if (AddedPath.isEverywhere(uri)) {
      LOG.warn("{} is on every machine already, so it is not added", path);
      return;
    }
    if (directories == Directories.REFUSE && AddedPath.isLocalDirectory(uri)) {
      throw Unchecked.rethrow(
          new SparkException(
              "[UNSUPPORTED_ADD_FILE.DIRECTORY] Don't support add file. The file "
                  + uri
                  + " is a directory, consider to set \"spark.sql.legacy.addSingleFileInAddFile\""
                  + " to \"false\"."));
    }
    if (!files.contains(uri.toString())) {
      place(uri, AddedPath.nameOf(uri));
      files.add(uri.toString());
    }
  }

  /**
   * Adds an archive, unpacked, under its name or what stands behind {@code #}: a zip file, jar or
   * tar file, which may be gzipped. Another file is added as it is.
   */
  public synchronized void addArchive(String path) {
    URI uri = AddedPath.resolve(path);
    if (!archives.contains(uri.toString())) {
      placeUnpacked(AddedPath.withoutFragment(uri), uri.getFragment());
      archives.add(uri.toString());
    }
  }

  /**
   * Lets tasks use the classes of a jar. One that is missing is logged, as in Spark, and the task
   * that needs it fails.
   */
  public synchronized void addJar(String path) {
    if (path == null || path.isEmpty()) {
      LOG.warn("A jar without a name is not added");
      return;
    }
    try {
      URI uri = AddedPath.resolve(path);
      if (AddedPath.isEverywhere(uri)) {
        Path there = Path.of(uri.getPath());
        classes.add(there);
        jars.add("file:" + there);
      } else if (!jars.contains(uri.toString())) {
        requireFile(uri);
        classes.add(place(uri, AddedPath.nameOf(uri)));
        jars.add(uri.toString());
      }
    } catch (Exception e) {
      LOG.error("Failed to add {} to Spark environment", path, e);
    }
  }

  private static void requireFile(URI uri) {
    if (AddedPath.isLocalDirectory(uri)) {
      throw new IllegalArgumentException("Directory " + uri + " is not allowed for addJar");
    }
  }

  /** The files as URIs. */
  public synchronized List<String> files() {
    return List.copyOf(files);
  }

  /** The archives as URIs. */
  public synchronized List<String> archives() {
    return List.copyOf(archives);
  }

  /** The jars as URIs. */
  public synchronized List<String> jars() {
    return List.copyOf(jars);
  }

  /** The program's classes, with those of all jars that are added, now and later. */
  public ClassLoader classes() {
    return classes;
  }

  @Override
  public synchronized Path directory() {
    try {
      return Files.createDirectories(own().resolve("userFiles"));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private Path own() throws IOException {
    if (own == null) {
      own = OwnedDirectory.create(Files.createDirectories(parent));
    }
    return own;
  }

  private Path place(URI uri, String name) {
    try {
      Path arrived = newPlace();
      AddedPath.copy(uri, arrived);
      return moveTo(directory().resolve(name), arrived, uri);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private void placeUnpacked(URI uri, String newName) {
    try {
      Path arrived = newPlace();
      AddedPath.copy(uri, arrived);
      String name = AddedPath.nameOf(uri);
      Path unpacked = newPlace();
      Archive.unpack(arrived, name, unpacked);
      moveTo(directory().resolve(newName == null ? name : newName), unpacked, uri);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private Path newPlace() throws IOException {
    return own().resolve("arriving-" + UUID.randomUUID());
  }

  private Path moveTo(Path target, Path arrived, URI from) throws IOException {
    if (Files.exists(target)) {
      if (FileTree.isSame(arrived, target)) {
        FileTree.delete(arrived);
        return target;
      }
      if (!mayOverwrite) {
        FileTree.delete(arrived);
        throw Unchecked.rethrow(
            new SparkException(
                "File " + target + " exists and does not match contents of " + from));
      }
      FileTree.delete(target);
    }
    FileTree.makeExecutable(arrived);
    return Files.move(arrived, target);
  }

  @Override
  public synchronized List<String> paths() throws IOException {
    return own == null ? List.of() : FileTree.filesIn(directory());
  }

  @Override
  public InputStream open(String path) throws IOException {
    if (!paths().contains(path)) { // who asks is another process: it gets these files, no others
      throw new IOException("No file of the program's is called " + path);
    }
    return Files.newInputStream(directory().resolve(path));
  }

  /** Removes the directory; classes of added jars can no longer be loaded. */
  @Override
  public synchronized void close() {
    try (classes) {
      if (own != null) {
        OwnedDirectory.delete(own);
        own = null;
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove the files that were added", e);
    }
  }

  /** What is added, for logs. */
  @Override
  public synchronized String toString() {
    List<String> all = new ArrayList<>(files);
    all.addAll(archives);
    all.addAll(jars);
    return all.toString();
  }
}
