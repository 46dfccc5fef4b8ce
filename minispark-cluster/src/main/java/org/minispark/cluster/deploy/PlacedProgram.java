package org.minispark.cluster.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.ProgramFile;

/**
 * A program whose files came with it: where its description names one, it says where that is here.
 * An archive's {@code #NAME} stays.
 */
public final class PlacedProgram {
  /** The properties that name files, separated by commas. */
  public static final List<String> LISTS = List.of("spark.jars", "spark.files", "spark.archives");

  private PlacedProgram() {}

  static DriverDescription in(Path directory, DriverDescription program) {
    Map<String, String> places = new HashMap<>();
    for (ProgramFile file : program.files()) {
      Path place = FetchedPrograms.place(directory, file);
      places.put(file.reference(), place.toUri().toString());
    }
    Map<String, String> properties = new HashMap<>(program.properties());
    LISTS.forEach(key -> properties.computeIfPresent(key, (same, list) -> placed(list, places)));
    return program.at(places.getOrDefault(program.jar(), program.jar()), properties);
  }

  private static String placed(String list, Map<String, String> places) {
    return Stream.of(list.split(","))
        .map(
            element -> {
              int hash = element.indexOf('#');
              String name = hash < 0 ? element : element.substring(0, hash);
              return places.getOrDefault(name, name) + element.substring(name.length());
            })
        .collect(Collectors.joining(","));
  }
}
