package org.minispark.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.minispark.cluster.cli.Version;
import org.minispark.compare.relocation.MissingReference;
import org.minispark.compare.relocation.ProgramRelocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relocate APP.jar OUT.jar}: a program's way out to Spark, or in. */
@Command(
    name = "relocate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description =
        "Renames a compiled program for the other engine, and lists with class and line what that"
            + " engine does not have. Exit status 1 if anything is missing.")
final class RelocateCommand implements Callable<Integer> {
  private final Installation installation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "APP.jar", description = "The program as it is.")
  private Path program;

  @Parameters(index = "1", paramLabel = "OUT.jar", description = "The program to write.")
  private Path relocated;

  @Option(
      names = "--to",
      paramLabel = "ENGINE",
      defaultValue = "spark",
      description = "spark or minispark; by default ${DEFAULT-VALUE}.")
  private String engine;

  RelocateCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() throws IOException {
    boolean toSpark = isSpark();
    if (!Files.exists(program)) {
      throw wrong("there is no program " + program);
    }
    if (Files.exists(relocated) && Files.isSameFile(program, relocated)) {
      throw wrong("OUT.jar must be another file than APP.jar");
    }
    ProgramRelocator relocator =
        toSpark ? ProgramRelocator.toSpark() : ProgramRelocator.toMiniSpark();
    List<Path> target = toSpark ? installation.sparkClassPath() : installation.miniSparkClassPath();
    relocator.relocate(program, relocated);
    return report(relocator.findMissing(relocated, target));
  }

  private int report(List<MissingReference> missing) {
    PrintWriter out = spec.commandLine().getOut();
    missing.forEach(out::println);
    if (missing.isEmpty()) {
      out.println(relocated + ": all that it names is there");
      return ExitCode.OK;
    }
    out.println(relocated + ": " + missing.size() + " without a counterpart, listed above");
    return ExitCode.SOFTWARE;
  }

  private boolean isSpark() {
    return switch (engine) {
      case "spark" -> true;
      case "minispark" -> false;
      default -> throw wrong("--to takes spark or minispark, not " + engine);
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
