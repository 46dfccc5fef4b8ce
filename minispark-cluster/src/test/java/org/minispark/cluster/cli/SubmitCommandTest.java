package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitCommandTest {
  private static final String NOTHING =
      "public class Nothing { public static void main(String[] args) {} }";

  @TempDir private Path home;

  private final Properties system = new Properties();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theManifestNamesTheProgram() throws IOException {
    Path jar = jars().program("Nothing", NOTHING);

    assertThat(execute(jar.toString())).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(system)
        .containsEntry("spark.master", "local[*]")
        .containsEntry("spark.app.name", "Nothing")
        .containsEntry("spark.jars", jar.toUri().toString())
        .containsEntry("spark.submit.deployMode", "client");
  }

  @Test
  void aJarMayBeGivenAsAUri() throws IOException {
    Path jar = jars().program("Nothing", NOTHING);
    assertThat(execute(jar.toUri().toString())).isZero();
    assertThat(execute("local:" + jar)).isZero();
  }

  @Test
  void argumentsBehindTheJarAreTheProgramsAndAFailureExitsWithOne() throws IOException {
    Path jar =
        jars()
            .program(
                "Failing",
                """
                public class Failing {
                  public static void main(String[] args) {
                    throw new IllegalStateException(String.join(" ", args));
                  }
                }
                """);

    assertThat(execute(jar.toString(), "--master", "x", "-h")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("Failing failed: java.lang.IllegalStateException: --master x -h")
        .contains("    at ", "Failing.main(Failing.java:3)")
        .doesNotContain("relocate");
  }

  @Test
  void optionsBecomeProperties() throws IOException {
    Path jar = jars().program("Nothing", NOTHING);
    Path file = Files.createFile(home.resolve("numbers.txt"));
    Path archive = Files.createFile(home.resolve("words.zip"));

    assertThat(
            execute(
                "--master=local[2]",
                "--deploy-mode=client",
                "--name=mine",
                "--files=" + file + ", " + file,
                "--archives=" + archive + "#words",
                "--driver-memory=512m",
                "--driver-java-options=-Da=b -Dc=d",
                "--driver-class-path=" + home,
                "--driver-cores=2",
                "--executor-memory=1g",
                "--executor-cores=2",
                "--total-executor-cores=4",
                "--num-executors=3",
                "--supervise",
                jar.toString()))
        .isZero();

    assertThat(system)
        .containsEntry("spark.master", "local[2]")
        .containsEntry("spark.app.name", "mine")
        .containsEntry("spark.files", file.toUri() + "," + file.toUri())
        .containsEntry("spark.archives", archive.toUri() + "#words")
        .containsEntry("spark.driver.memory", "512m")
        .containsEntry("spark.driver.extraJavaOptions", "-Da=b -Dc=d")
        .containsEntry("spark.driver.extraClassPath", home.toString())
        .containsEntry("spark.driver.cores", "2")
        .containsEntry("spark.executor.memory", "1g")
        .containsEntry("spark.executor.cores", "2")
        .containsEntry("spark.cores.max", "4")
        .containsEntry("spark.executor.instances", "3")
        .containsEntry("spark.driver.supervise", "true");
  }

  @Test
  void anOptionWinsOverConfAndBothOverTheFile() throws IOException {
    Path jar = jars().program("Nothing", NOTHING);
    Path file =
        Files.writeString(
            home.resolve("own.conf"),
            "spark.executor.cores 7\nspark.cores.max 7\nspark.executor.memory 7g\nspark.x 7\n");
    system.setProperty("spark.x", "8");

    assertThat(
            execute(
                "--conf=spark.executor.cores=3",
                "--conf=spark.cores.max=3",
                "--executor-cores=1",
                "--properties-file=" + file,
                jar.toString()))
        .isZero();

    assertThat(system)
        .containsEntry("spark.executor.cores", "1")
        .containsEntry("spark.cores.max", "3")
        .containsEntry("spark.executor.memory", "7g")
        .containsEntry("spark.x", "7");
  }

  @Test
  void classesOfOtherJarsAreFound() throws IOException {
    Path part =
        jars()
            .jar(
                "part.jar",
                null,
                "Part",
                "public class Part { public String toString() {" + " return \"the part\"; } }");
    Path jar =
        jars()
            .program(
                "Whole",
                """
                public class Whole {
                  public static void main(String[] args) throws Exception {
                    ClassLoader own = Thread.currentThread().getContextClassLoader();
                    Object part = own.loadClass("Part").getConstructor().newInstance();
                    throw new IllegalStateException("has " + part);
                  }
                }
                """);

    assertThat(execute("--jars", part.toString(), jar.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("has the part");
    assertThat(system).containsEntry("spark.jars", part.toUri() + "," + jar.toUri());

    assertThat(execute("--driver-class-path", part.toString(), jar.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("has the part");

    assertThat(execute(jar.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("ClassNotFoundException: Part");
  }

  @Test
  void aProgramThatIsNotThereIsAMistake() throws IOException {
    Path jar = jars().jar("named.jar", null, "Nothing", NOTHING);
    isAMistake("the manifest of " + jar + " names no main class; --class says which", "" + jar);
    isAMistake("there is no class shop.Job in " + jar, "--class", "shop.Job", jar.toString());
    Path missing = home.resolve("missing.jar");
    isAMistake("there is no file " + missing, missing.toString());
    isAMistake("cannot run http://a/b.jar: no file", "http://a/b.jar");
    Path text = Files.writeString(home.resolve("text.jar"), "no jar at all");
    assertThat(execute(text.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot read " + text);

    assertThat(execute("--class", "Nothing", jar.toString())).isZero();
  }

  @Test
  void aClassWithoutMainIsAMistake() throws IOException {
    Path jar = jars().program("Empty", "public class Empty {}");
    isAMistake("there is no main method in class Empty", jar.toString());
  }

  @Test
  void aProgramOfRealSparksIsToBeRelocated() throws IOException {
    Path jar =
        jars()
            .program(
                "Foreign",
                """
                public class Foreign {
                  static final String TYPE = "org/apache/spark/SparkConf";

                  public static void main(String[] args) {}
                }
                """);
    isAMistake(
        "class Foreign is compiled for real Spark; './minispark relocate Foreign.jar OUT.jar"
            + " --to minispark' makes a jar that runs here",
        jar.toString());
  }

  @Test
  void aPartOfRealSparksToo() throws IOException {
    Path jar =
        jars()
            .program(
                "Half",
                """
public class Half {
  public static void main(String[] args) {
    throw new NoClassDefFoundError(String.join("/", "org", "apache", "spark", "Job"));
  }
}
""");
    assertThat(execute(jar.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("compiled for real Spark; './minispark relocate Half.jar");
  }

  @Test
  void aWrongValueCostsOneLine() throws IOException {
    String jar = jars().program("Nothing", NOTHING).toString();
    isAMistake("--deploy-mode is client or cluster, not x", "--deploy-mode=x", jar);
    isAMistake("--executor-cores takes a positive number, not 0", "--executor-cores=0", jar);
    isAMistake("--num-executors takes a positive number, not -1", "--num-executors=-1", jar);
    isAMistake(
        "--driver-memory takes a size such as 512m or 4g, not big", "--driver-memory=big", jar);
    isAMistake("--executor-memory takes at least 1m, not 5k", "--executor-memory=5k", jar);
    isAMistake(
        "--jars: there is no file " + home.resolve("no"), "--jars=" + home.resolve("no"), jar);
    isAMistake("there is no option --mastr; did you mean --master?", "--mastr=local", jar);
    isAMistake(
        "deploy mode cluster needs a master of a cluster (--master spark://HOST:PORT), not"
            + " local[2]",
        "--deploy-mode=cluster",
        "--master=local[2]",
        jar);
  }

  @Test
  void anOptionLikeNoOtherListsAllButTheLaunchersOwn() {
    assertThat(execute("--qqq", "a.jar")).isEqualTo(2);
    assertThat(err.toString())
        .contains("the options are --archives, --class, --conf, ")
        .doesNotContain("print-java-options");
  }

  @Test
  void theLauncherIsToldWhatToStartJavaWith() throws IOException {
    Path file = Files.writeString(home.resolve("own.conf"), "spark.driver.memory 2g\n");

    assertThat(
            execute(
                "--print-java-options",
                "--properties-file=" + file,
                "--conf=spark.driver.defaultJavaOptions=-Da=b",
                "--driver-java-options=-Dc='d e' -XX:+UseSerialGC",
                "any.jar"))
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly("-Da=b", "-Dc=d e", "-XX:+UseSerialGC", "-Xmx2048m");
    assertThat(system).doesNotContainKey("spark.driver.memory");
  }

  @Test
  void aDriverOnAWorkerNeedsNothingHere() {
    assertThat(
            execute("--print-java-options", "--deploy-mode=cluster", "--driver-memory=2g", "a.jar"))
        .isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theLauncherAsksNoMasterTwice() {
    assertThat(execute("--print-java-options", "--driver-memory=1g", "--kill=driver-1")).isZero();
    assertThat(out.toString().lines()).containsExactly("-Xmx1024m");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aMissingProgramCostsOneLine() {
    isAMistake("which program? APP.jar is missing", "--master=local");
  }

  private void isAMistake(String advice, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("./minispark submit: " + advice);
  }

  private TestingJar jars() {
    return new TestingJar(home);
  }

  private int execute(String... arguments) {
    system.setProperty(LaunchProperties.HOME, home.toString());
    String[] all = new String[arguments.length + 1];
    all[0] = "submit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine(system, new ExampleCatalog("none", getClass().getClassLoader()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
