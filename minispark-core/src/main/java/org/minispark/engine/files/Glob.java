package org.minispark.engine.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for one step of a path, with Hadoop's meaning: {@code *} any characters, {@code ?} one,
 * {@code [a-c]} one of these, {@code [^a-c]} one but these, {@code {a,b}} one of these patterns, a
 * backslash before a character means that character.
 */
final class Glob {
  private static final String REGEX_ONLY = ".$()|+^";

  private final String glob;
  private final Pattern pattern;

  private Glob(String glob, Pattern pattern) {
    this.glob = glob;
    this.pattern = pattern;
  }

  /**
   * @throws IOException if a bracket or brace is not closed or a backslash ends the pattern
   */
  static Glob compile(String glob) throws IOException {
    try {
      Translation translation = new Translation(glob);
      String regex = translation.toRegex();
      return new Glob(glob, translation.wild ? Pattern.compile(regex, Pattern.DOTALL) : null);
    } catch (PatternSyntaxException e) {
      throw new IOException("Illegal file pattern: " + e.getDescription() + " in " + glob, e);
    }
  }

  /** Whether it can match more than one name. */
  boolean isWild() {
    return pattern != null;
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /** The one name it matches, of a pattern that is not wild. */
  String literal() {
    return glob.replaceAll("\\\\(.)", "$1");
  }

  /** Patterns without slashes inside braces: {@code {a/b,c}} is {@code a/b} and {@code c}. */
  static List<String> expandSlashes(String glob) {
    int open = bracesWithSlash(glob);
    if (open < 0) {
      return List.of(glob);
    }
    List<String> expanded = new ArrayList<>();
    int close = closing(glob, open);
    for (String choice : splitAtCommas(glob.substring(open + 1, close))) {
      String one = glob.substring(0, open) + choice + glob.substring(close + 1);
      expanded.addAll(expandSlashes(one));
    }
    return expanded;
  }

  private static int bracesWithSlash(String glob) {
    for (int i = 0; i < glob.length(); i++) {
      if (glob.charAt(i) == '\\') {
        i++;
      } else if (glob.charAt(i) == '{') {
        int close = closing(glob, i);
        if (close < 0) {
          return -1;
        }
        if (glob.substring(i, close).indexOf('/') >= 0) {
          return i;
        }
        i = close;
      }
    }
    return -1;
  }

  private static int closing(String glob, int open) {
    int depth = 0;
    for (int i = open; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The parts between the commas that stand in no braces. */
  static List<String> splitAtCommas(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(list.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(list.substring(start));
    return parts;
  }

  /** One pass over a pattern, which leaves a regular expression. */
  private static final class Translation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int braces;
    private boolean wild;

    Translation(String glob) {
      this.glob = glob;
    }

    String toRegex() {
      for (int i = 0; i < glob.length(); i++) {
        i = translate(i);
      }
      if (braces > 0) {
        throw new PatternSyntaxException("Unclosed group", glob, glob.length());
      }
      return regex.toString();
    }

    /** Translates what starts at {@code at}; returns where it ends. */
    private int translate(int at) {
      char c = glob.charAt(at);
      switch (c) {
        case '\\' -> {
          return escaped(at + 1);
        }
        case '[' -> {
          return characters(at + 1);
        }
        case '*' -> wild(".*");
        case '?' -> wild(".");
        case '{' -> {
          braces++;
          wild("(?:");
        }
        case '}' -> regex.append(braces > 0 ? ")" : "\\}");
        case ',' -> regex.append(braces > 0 ? '|' : ',');
        default -> literal(c);
      }
      if (c == '}' && braces > 0) {
        braces--;
      }
      return at;
    }

    private void wild(String expression) {
      wild = true;
      regex.append(expression);
    }

    private void literal(char c) {
      if (REGEX_ONLY.indexOf(c) >= 0) {
        regex.append('\\');
      }
      regex.append(c);
    }

    private int escaped(int at) {
      if (at == glob.length()) {
        String problem = "An escaped character does not present for glob " + glob + " at " + at;
        throw new PatternSyntaxException(problem, glob, at);
      }
      regex.append(Pattern.quote(glob.substring(at, at + 1)));
      return at;
    }

    private int characters(int start) {
      wild = true;
      regex.append('[');
      int at = start;
      if (at < glob.length() && (glob.charAt(at) == '^' || glob.charAt(at) == '!')) {
        regex.append('^');
        at++;
      }
      for (int first = at; at < glob.length(); at++) {
        char c = glob.charAt(at);
        if (c == ']' && at > first) {
          regex.append(']');
          return at;
        }
        if (c == '\\' && at + 1 < glob.length()) {
          at++;
          regex.append('\\').append(glob.charAt(at));
        } else {
          regex.append("[]&^".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
      }
      throw new PatternSyntaxException("Unclosed character class", glob, start);
    }
  }
}
