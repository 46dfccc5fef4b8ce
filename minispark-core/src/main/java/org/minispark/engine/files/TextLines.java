package org.minispark.engine.files;

import java.util.Iterator;
import java.util.List;
import org.minispark.TaskContext;

/** Files of text, whose records are lines. */
enum TextLines implements FileRecords<String> {
  LINES;

  @Override
  public List<FileSplit> split(List<InputFile> files, int wanted, SplitRule rule) {
    return rule.split(files, wanted);
  }

  @Override
  public Iterator<String> read(FileSplit split, TaskContext context) {
    return new SplitLines(split, context);
  }
}
