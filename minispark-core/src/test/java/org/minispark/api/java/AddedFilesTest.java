package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.SparkFiles;

/** Files, archives and jars that a program gives to its tasks. Each test has names of its own. */
class AddedFilesTest extends EngineSuite {
  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static String read(String name) throws IOException {
    return Files.readString(Path.of(SparkFiles.get(name)));
  }

  private List<String> readInTasks(String name) {
    return numbers().mapPartitions(n -> List.of(read(name)).iterator()).collect();
  }

  @Test
  void tasksFindAFileByItsName() throws IOException {
    Path file = write("plain.txt", "content");
    sc.addFile(file.toString());
    sc.addFile(file.toString());
    Files.delete(file);

    assertThat(readInTasks("plain.txt")).containsExactly("content", "content");
    assertThat(sc.sc().listFiles()).containsOnlyOnce("file:" + file);
  }

  @Test
  void namesMayBeEncodedOrNot() throws IOException {
    sc.addFile(write("sp ace.txt", "1").toString());
    sc.addFile(write("per%20cent.txt", "2").toString());
    sc.addFile(write("u ri.txt", "3").toUri().toString());

    assertThat(readInTasks("sp ace.txt")).containsOnly("1");
    assertThat(readInTasks("per%20cent.txt")).containsOnly("2");
    assertThat(readInTasks("u ri.txt")).containsOnly("3");
  }

  @Test
  void aDirectoryNeedsAWord() throws IOException {
    write("tree/in/leaf.txt", "leaf");
    String tree = folder.resolve("tree").toString();

    assertThatThrownBy(() -> sc.addFile(tree))
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith("[UNSUPPORTED_ADD_FILE.DIRECTORY] Don't support add file.");
    sc.addFile(tree, true);
    assertThat(readInTasks("tree/in/leaf.txt")).containsOnly("leaf");
  }

  @Test
  void anotherFileOfTheSameNameIsRefused() throws IOException {
    sc.addFile(write("same.txt", "one").toString());
    Path other = write("other/same.txt", "two");

    assertThatThrownBy(() -> sc.addFile(other.toString()))
        .isInstanceOf(SparkException.class)
        .hasMessageEndingWith("same.txt exists and does not match contents of file:" + other);
    assertThat(readInTasks("same.txt")).containsOnly("one");
  }

  @Test
  void whatIsMissingIsAnError() {
    assertThatThrownBy(() -> sc.addFile(folder + "/missing"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("File file:" + folder + "/missing does not exist");
    assertThatThrownBy(() -> sc.addFile("xyz://host/file"))
        .hasMessage("No FileSystem for scheme \"xyz\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.addFile(folder + "/a#b"))
        .withMessage("URI has a fragment component");
  }

  @Test
  void theWebHasFilesToo() throws IOException {
    var server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/data.csv",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write("web".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.start();
    try {
      sc.addFile("http://localhost:" + server.getAddress().getPort() + "/data.csv");
    } finally {
      server.stop(0);
    }
    assertThat(readInTasks("data.csv")).containsOnly("web");
  }

  @Test
  void anArchiveIsUnpacked() throws Exception {
    Path zip = folder.resolve("pack.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "in/leaf.txt", "zipped".getBytes(StandardCharsets.US_ASCII));
    }
    write("packed/leaf.txt", "tarred");
    Path tar = folder.resolve("pack.tgz");
    List<String> pack = List.of("tar", "-czf", tar.toString(), "-C", folder.toString(), "packed");
    assertThat(new ProcessBuilder(pack).inheritIO().start().waitFor()).isZero();

    sc.sc().addArchive(zip.toString());
    sc.sc().addArchive(tar + "#tarred");
    assertThat(readInTasks("pack.zip/in/leaf.txt")).containsOnly("zipped");
    assertThat(readInTasks("tarred/packed/leaf.txt")).containsOnly("tarred");
    assertThat(sc.sc().listArchives()).contains("file:" + zip, "file:" + tar + "#tarred");
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  @Test
  void anArchiveStaysInItsDirectory() throws IOException {
    Path zip = folder.resolve("hostile.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "../../escaped.txt", new byte[] {1});
    }
    assertThatThrownBy(() -> sc.sc().addArchive(zip.toString()))
        .hasMessageContaining("would be outside");
  }

  @Test
  void tasksFindTheClassesOfAJar() throws IOException {
    sc.addJar(jar().toString());
    JavaRDD<Object> objects =
        numbers()
            .map(
                n -> {
                  ClassLoader loader = Thread.currentThread().getContextClassLoader();
                  return Class.forName("added.Greeting", true, loader)
                      .getConstructor()
                      .newInstance();
                });

    assertThat(objects.map(Object::toString).collect()).containsOnly("hello");
    assertThat(objects.repartition(2).map(Object::toString).collect()).containsOnly("hello");
    assertThatThrownBy(() -> Class.forName("added.Greeting"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(sc.sc().listJars()).contains("file:" + folder.resolve("greeting.jar"));
  }

  private Path jar() throws IOException {
    Path source =
        write(
            "added/Greeting.java",
            "package added; public class Greeting implements java.io.Serializable {"
                + " @Override public String toString() { return \"hello\"; } }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Path jar = folder.resolve("greeting.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file)) {
      Path compiled = folder.resolve("added").resolve("Greeting.class");
      put(out, "added/Greeting.class", Files.readAllBytes(compiled));
    }
    return jar;
  }

  @Test
  void aMissingJarIsOnlyLogged() {
    sc.addJar(folder + "/missing.jar");
    sc.addJar(folder.toString());
    sc.addJar("");

    assertThat(sc.sc().listJars()).noneMatch(jar -> jar.contains(folder.toString()));
  }

  @Test
  void theConfigurationAddsFilesAndEachContextHasItsOwn() throws Exception {
    Path file = write("configured.txt", "first");
    SparkConf first = new SparkConf(false).setMaster("local").setAppName("first");
    try (var one = new JavaSparkContext(first.clone().set("spark.files", file.toString()))) {
      String directory = SparkFiles.getRootDirectory();
      assertThat(read("configured.txt")).isEqualTo("first");
      Files.writeString(file, "second");
      try (var two = new JavaSparkContext(first.clone().set("spark.files", file.toString()))) {
        assertThat(read("configured.txt")).isEqualTo("second");
        assertThat(two.sc().listFiles()).hasSize(1);
        assertThat(one.parallelize(List.of(1), 1).map(n -> read("configured.txt")).collect())
            .containsExactly("first");
      }
      assertThat(Path.of(directory)).isDirectory();
    }
    first.set("spark.files", folder + "/missing");
    assertThatThrownBy(() -> new JavaSparkContext(first)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local")
            .setAppName("tidy")
            .set("spark.local.dir", scratch.toString());
    try (var context = new JavaSparkContext(conf)) {
      context.addFile(write("tidy.txt", "x").toString());
      assertThat(Path.of(SparkFiles.get("tidy.txt"))).startsWith(scratch).isReadable();
    }
    assertThat(scratch).isEmptyDirectory();
  }
}
