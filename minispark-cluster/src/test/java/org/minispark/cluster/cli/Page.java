package org.minispark.cluster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation: its text and its fenced blocks.
 *
 * @param name as seen from the project's folder, such as {@code docs/README.md}
 */
record Page(String name, String text, List<Block> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("^```([^\n]*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /**
   * A fenced block.
   *
   * @param place the page and line of its first line of text
   * @param kind what stands behind the fence: a language and perhaps more
   * @param followsDirectly whether only blank lines part it from the block before
   */
  record Block(String place, String kind, String text, boolean followsDirectly) {}

  /** Maven runs a module's tests in its own folder, an editor often in the project's. */
  static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
  }

  /** README.md and all of docs. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    pages.add(read("README.md"));
    try (Stream<Path> files = Files.list(project().resolve("docs"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        pages.add(read("docs/" + file.getFileName()));
      }
    }
    return pages;
  }

  static Page read(String name) throws IOException {
    return of(name, Files.readString(project().resolve(name)));
  }

  static Page of(String name, String text) {
    List<Block> blocks = new ArrayList<>();
    int end = 0;
    for (MatchResult found : BLOCK.matcher(text).results().toList()) {
      long line = text.substring(0, found.start(2)).lines().count() + 1;
      boolean followsDirectly = end > 0 && text.substring(end, found.start()).isBlank();
      blocks.add(
          new Block(name + ":" + line, found.group(1).strip(), found.group(2), followsDirectly));
      end = found.end();
    }
    return new Page(name, text, blocks);
  }

  /** The text between the blocks, where links and headings are. */
  String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  /** What follows a heading, up to the next heading. */
  String section(String heading) {
    return prose()
        .lines()
        .dropWhile(line -> !line.matches("#+ " + Pattern.quote(heading)))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  /** What links behind a {@code #} may name: headings as GitHub writes them. */
  List<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  Path folder() {
    return project().resolve(name).getParent();
  }
}
