package org.minispark.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.minispark.cluster.cli.Version;
import org.minispark.compare.check.Equality;
import org.minispark.compare.relocation.MainClasses;
import org.minispark.compare.report.ComparisonTable;
import org.minispark.compare.report.HtmlReport;
import org.minispark.compare.report.ProgramComparison;
import org.minispark.compare.report.Surroundings;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.Program;
import org.minispark.compare.run.ProgramRunner;
import org.minispark.compare.run.SparkSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: both engines side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    customSynopsis = {
      "./minispark compare [OPTIONS] [wordcount | logreg | all]",
      "./minispark compare [OPTIONS] --program CLASS --jar JAR [-- ARGS]"
    },
    description =
        "Runs the same compiled program on MiniSpark and on real Apache Spark, each in a JVM of its"
            + " own, and compares what they print, the files they write, what their actions"
            + " return, and their plans. Exit status 1 if they differ.",
    footer = {
      "",
      "Write {out} in ARGS for the folder to write files to: each engine gets its own.",
    })
final class CompareCommand implements Callable<Integer> {
  private static final Pattern LOCAL_MASTER =
      Pattern.compile(
          "local(\\[\\s*(\\d+|\\*)\\s*(,\\s*\\d+\\s*)?])?"
              + "|local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*\\d+\\s*]");

  private final Installation installation;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PROGRAM",
      description = "What to compare; without it, all. With --program, its arguments.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "The text to count, or the table to learn from.")
  private String input;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[1]",
      description =
          "local[N], local[*] or local-cluster[N,CORES,MB] (N executors, processes of their own),"
              + " for both; by default ${DEFAULT-VALUE}.")
  private String master;

  @Option(
      names = "--spark-conf",
      paramLabel = "NAME",
      defaultValue = "best",
      description =
          "How Spark is configured: best (Kryo, no user interface) or default (as it comes);"
              + " by default ${DEFAULT-VALUE}.")
  private String sparkConf;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of the configuration, for both; may be repeated.")
  private Map<String, String> configuration = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where report.html and the outputs go; by default target/compare.")
  private Path out;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often each program runs on each engine, in turns; the table shows the run of median"
              + " time. By default ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--program", paramLabel = "CLASS", description = "A program of your own.")
  private String programClass;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "The jar that holds it; repeat it for the libraries that it needs.")
  private List<Path> jars = new ArrayList<>();

  CompareCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkMaster();
    if (runs < 1) {
      throw wrong("--runs takes a number from 1, not " + runs);
    }
    SparkSetting setting = sparkSetting();
    Map<String, String> properties = properties();
    List<Program> programs = programs();
    Path folder = out == null ? installation.home().resolve("target/compare") : out;
    Path absoluteFolder = Files.createDirectories(folder).toRealPath();
    Engine spark = installation.spark(setting, properties, absoluteFolder);
    Engine miniSpark = installation.miniSpark(properties);
    SideBySide sideBySide =
        new SideBySide(
            new ProgramRunner(installation.java(), absoluteFolder),
            spark,
            miniSpark,
            Equality.on(master),
            runs,
            spec.commandLine().getErr());

    List<ProgramComparison> comparisons = new ArrayList<>();
    for (Program program : programs) {
      comparisons.add(sideBySide.compare(program));
    }
    report(
        Surroundings.of(spark, miniSpark, master, setting, properties),
        comparisons,
        absoluteFolder);
    return comparisons.stream().allMatch(ProgramComparison::equal)
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private List<Program> programs() throws IOException {
    ExamplePrograms examples = new ExamplePrograms(installation);
    if (programClass != null) {
      return List.of(ownProgram());
    }
    if (!jars.isEmpty()) {
      throw wrong("--jar goes with --program CLASS, the class in it that has the main method");
    }
    if (words.size() > 1) {
      throw wrong("one program at a time: wordcount, logreg or all; your own needs --program");
    }
    if (input != null && !looksLikePattern(input) && !Files.exists(Path.of(input))) {
      throw wrong("there is no input " + input);
    }
    String word = words.isEmpty() ? ExamplePrograms.ALL : words.get(0);
    return examples
        .find(word, input)
        .orElseThrow(
            () -> wrong("there is no program " + word + "; it is wordcount, logreg or all"));
  }

  private Program ownProgram() throws IOException {
    if (jars.isEmpty()) {
      throw wrong("--program needs --jar JAR, the jar that holds " + programClass);
    }
    if (input != null) {
      throw wrong("--input is for wordcount and logreg; give your program's arguments after --");
    }
    for (Path jar : jars) {
      if (!Files.exists(jar)) {
        throw wrong("there is no jar " + jar);
      }
    }
    String problem = new MainClasses(jars).problemWith(programClass);
    if (!problem.isEmpty()) {
      throw wrong(problem);
    }
    String simpleName = programClass.substring(programClass.lastIndexOf('.') + 1);
    return new Program(simpleName, programClass, jars, words);
  }

  private void checkMaster() {
    if (!LOCAL_MASTER.matcher(master).matches()) {
      throw wrong(
          "--master takes local, local[N], local[*] or local-cluster[N,CORES,MB], not " + master);
    }
  }

  private SparkSetting sparkSetting() {
    return switch (sparkConf) {
      case "best" -> SparkSetting.BEST;
      case "default" -> SparkSetting.DEFAULT;
      default -> throw wrong("--spark-conf takes best or default, not " + sparkConf);
    };
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spark.master", master);
    if (Equality.on(master) == Equality.SAME_BITS) {
      // Spark's driver takes results from four threads, in whatever order these come to it: even
      // on one slot, sums of doubles would differ from run to run.
      properties.put("spark.resultGetter.threads", "1");
    }
    for (Map.Entry<String, String> property : configuration.entrySet()) {
      if (!property.getKey().startsWith("spark.")) {
        throw wrong("--conf takes Spark's properties, spark.*, not " + property.getKey());
      }
      properties.put(property.getKey(), property.getValue());
    }
    return properties;
  }

  private void report(Surroundings surroundings, List<ProgramComparison> comparisons, Path folder)
      throws IOException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, new HtmlReport(surroundings, comparisons).page());
    PrintWriter printer = spec.commandLine().getOut();
    printer.print(new ComparisonTable(surroundings, comparisons).text());
    printer.println("Report: " + page);
  }

  private static boolean looksLikePattern(String path) {
    return path.chars().anyMatch(c -> "*?[{,:".indexOf(c) >= 0);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
