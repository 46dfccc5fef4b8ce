package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.cli.Page.Block;

/**
 * Keeps README.md and docs true: the rules are at the end of docs/README.md. What a page says that
 * a program prints is what it prints.
 */
class DocumentationTest {
  private static final String LAUNCHER = "./minispark";
  private static final String OUTPUT = "text output";
  private static final Set<String> OTHER_KINDS =
      Set.of("", "text", OUTPUT, "mermaid", "sh", "java", "java fragment", "xml");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern LISTED = Pattern.compile("^- `([^`]+)`", Pattern.MULTILINE);
  private static final Pattern LINE_COUNT =
      Pattern.compile("\\| \\[`\\w+`\\]\\((\\S+\\.java)\\) \\| (\\d+) \\|");

  @TempDir private Path scratch;

  @Test
  void everyBlockIsOfAKnownKind() throws IOException {
    assertThat(blocks())
        .allSatisfy(
            block ->
                assertThat(OTHER_KINDS.contains(block.kind()) || source(block).isPresent())
                    .as("%s: a block of kind '%s'", block.place(), block.kind())
                    .isTrue());
  }

  @Test
  void quotedCodeStandsInItsSource() throws IOException {
    for (Block block : blocks()) {
      Optional<String> source = source(block);
      if (source.isPresent()) {
        String text = Files.readString(Page.project().resolve(source.get()));
        assertThat(new Excerpt(block.text()).isIn(text))
            .as("%s is in %s:%n%s", block.place(), source.get(), block.text())
            .isTrue();
      }
    }
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (Page page : Page.all()) {
      for (String target : links(page)) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? null : page.folder().resolve(parts[0]).normalize();
        assertThat(file == null || Files.exists(file))
            .as("%s links to %s", page.name(), target)
            .isTrue();
        if (parts.length == 2 && target.contains(".md#")) {
          Page other = Page.read(Page.project().relativize(file).toString().replace('\\', '/'));
          assertThat(other.anchors()).as("%s links to %s", page.name(), target).contains(parts[1]);
        }
      }
    }
  }

  @Test
  void everyPageIsInTheTableOfContents() throws IOException {
    List<String> listed = links(Page.read("docs/README.md"));
    for (Page page : Page.all()) {
      String link = page.name().replaceFirst("^docs/", "");
      assertThat(link.equals("README.md") || listed.contains(link)).as(page.name()).isTrue();
    }
  }

  @Test
  void codeCompiles() throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    List<Path> files = new ArrayList<>();
    for (Block block : blocks()) {
      Path folder = Files.createDirectory(scratch.resolve("block" + files.size()));
      if (block.kind().equals("java")) {
        files.add(JavaBlocks.writeClass(block, folder));
      } else if (block.kind().equals("java fragment")) {
        files.add(JavaBlocks.writeFragment(block, folder, "Fragment" + files.size()));
      } else {
        Files.delete(folder);
        continue;
      }
      places.put(files.get(files.size() - 1).toString(), block.place());
    }
    for (Path experiment : experiments()) {
      files.add(experiment);
    }

    assertThat(JavaBlocks.compile(files, scratch))
        .as("errors; the files stand for %s", places)
        .isEmpty();
  }

  /** Dozens of programs, one after the other. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void commandsPrintWhatPagesSay() throws Exception {
    Set<String> listed = commandsThatNoTestRuns();
    List<String> commands = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    for (Page page : Page.all()) {
      for (int i = 0; i < page.blocks().size(); i++) {
        Block block = page.blocks().get(i);
        List<String> ofBlock = commandsOf(block, listed);
        int first = commands.size();
        commands.addAll(ofBlock);
        if (i + 1 < page.blocks().size() && !ofBlock.isEmpty()) {
          Block next = page.blocks().get(i + 1);
          if (isOutput(next)) {
            told.add(new Told(next, first, commands.size()));
          }
        }
      }
    }

    assertThat(told.stream().map(Told::block))
        .as("outputs that follow what prints them")
        .containsAll(blocks().stream().filter(block -> block.kind().equals(OUTPUT)).toList());

    List<DocumentedCommands.Run> runs = DocumentedCommands.run(commands, scratch);

    for (int i = 0; i < runs.size(); i++) {
      assertThat(runs.get(i).status())
          .as("exit status of %s, which prints%n%s", commands.get(i), runs.get(i).printed())
          .isZero();
    }
    for (Told output : told) {
      String printed =
          runs.subList(output.first, output.end).stream()
              .map(DocumentedCommands.Run::printed)
              .collect(Collectors.joining());
      assertThat(new Output(output.block.text()).matches(printed))
          .as("%s says%n%s%nbut it is%n%s", output.block.place(), output.block.text(), printed)
          .isTrue();
    }
  }

  @Test
  void everyExperimentIsRunByAPage() throws IOException {
    Set<String> run = new TreeSet<>();
    for (Block block : blocks()) {
      if (block.kind().equals("sh")) {
        run.addAll(List.of(block.text().split("\\s+")));
      }
    }
    for (Path experiment : experiments()) {
      assertThat(run).contains("docs/experiments/" + experiment.getFileName());
    }
  }

  /** About right, so that a change of a few lines does not end in a change of pages. */
  @Test
  void countsOfLinesAreAboutRight() throws IOException {
    for (Page page : Page.all()) {
      for (var row : LINE_COUNT.matcher(page.prose()).results().toList()) {
        try (Stream<String> lines = Files.lines(page.folder().resolve(row.group(1)))) {
          long count = lines.filter(line -> !line.isBlank() && !line.startsWith("import ")).count();
          assertThat((double) Integer.parseInt(row.group(2)))
              .as("%s on the lines of %s, %d", page.name(), row.group(1), count)
              .isBetween(count * 0.75, count * 1.25);
        }
      }
    }
  }

  /** What a page says that the commands from {@code first} to before {@code end} print. */
  private record Told(Block block, int first, int end) {}

  private static boolean isOutput(Block block) {
    return block.kind().equals(OUTPUT) || (block.kind().equals("text") && block.followsDirectly());
  }

  private List<String> commandsOf(Block block, Set<String> listed) throws IOException {
    if (block.kind().equals("java") && JavaBlocks.hasMain(block)) {
      Path folder = Files.createTempDirectory(scratch, "program");
      return List.of("run " + JavaBlocks.writeClass(block, folder));
    }
    if (!block.kind().equals("sh")) {
      return List.of();
    }
    List<String> commands = new ArrayList<>();
    for (String line : block.text().lines().toList()) {
      String command = line.replaceFirst("(^|\\s+)#.*$", "").strip();
      if (command.isEmpty() || listed.contains(command)) {
        continue;
      }
      if (BackgroundCommands.isJobControl(command)) {
        commands.add(command);
        continue;
      }
      assertThat(command)
          .as("%s: neither the launcher nor listed in docs/README.md", block.place())
          .startsWith(LAUNCHER + " ");
      commands.add(command.substring(LAUNCHER.length()).strip());
    }
    return commands;
  }

  private static Set<String> commandsThatNoTestRuns() throws IOException {
    String list = Page.read("docs/README.md").section("Commands that no test runs");
    return LISTED.matcher(list).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static List<Block> blocks() throws IOException {
    return Page.all().stream().flatMap(page -> page.blocks().stream()).toList();
  }

  private static Optional<String> source(Block block) {
    String prefix = "java source=";
    return block.kind().startsWith(prefix)
        ? Optional.of(block.kind().substring(prefix.length()))
        : Optional.empty();
  }

  private static List<String> links(Page page) {
    return LINK.matcher(page.prose().replaceAll("`[^`]*`", ""))
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.startsWith("https://"))
        .toList();
  }

  private static List<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(Page.project().resolve("docs/experiments"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
