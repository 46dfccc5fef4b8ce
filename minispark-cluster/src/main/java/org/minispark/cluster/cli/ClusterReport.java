package org.minispark.cluster.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.ClientMessages.ApplicationSummary;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.ClientMessages.WorkerSummary;
import org.minispark.cluster.protocol.SubmissionMessages.DriverList;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;

/** What a master knows, for a terminal: workers, then what runs, then what is over. */
final class ClusterReport {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int LONGEST_NAME = 60;
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private final PrintWriter out;
  private final ZoneId zone;

  ClusterReport(PrintWriter out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  void print(ClusterDescription cluster, DriverList drivers) {
    if (cluster.recovering()) {
      out.println("The master was restarted, and waits for those whom it knew before.");
    }
    print("no workers", workers(cluster.workers()));
    print(
        "no applications",
        applications(Stream.of(cluster.active(), cluster.completed()).flatMap(List::stream)));
    Table driverTable =
        drivers(Stream.of(drivers.active(), drivers.completed()).flatMap(List::stream));
    if (!driverTable.isEmpty()) {
      print("", driverTable);
    }
  }

  private void print(String otherwise, Table table) {
    if (table.isEmpty()) {
      out.println(otherwise);
    } else {
      table.print(out);
    }
  }

  private static Table workers(List<WorkerSummary> workers) {
    Table table = new Table("WORKER", "STATE", "CORES USED", "MIB USED");
    for (WorkerSummary worker : workers) {
      table.add(
          worker.id(),
          worker.state(),
          worker.coresUsed() + " of " + worker.cores(),
          worker.memoryUsed() + " of " + worker.memory());
    }
    return table;
  }

  private Table applications(Stream<ApplicationSummary> applications) {
    Table table =
        new Table(
            "APPLICATION", "NAME", "STATE", "CORES", "EXECUTORS", "MIB EACH", "SINCE", "DURATION");
    applications.forEach(
        application ->
            table.add(
                application.id(),
                name(application.description().name()),
                application.state(),
                application.cores(),
                application.executors(),
                application.description().memoryPerExecutor(),
                time(application.startMillis()),
                duration(application.durationMillis())));
    return table;
  }

  /** As much of an application's name as a line has room for. */
  private static String name(String given) {
    return given.length() <= LONGEST_NAME ? given : given.substring(0, LONGEST_NAME) + "...";
  }

  private Table drivers(Stream<DriverSummary> drivers) {
    Table table =
        new Table("DRIVER", "CLASS", "STATE", "CORES", "MIB", "WORKER", "SINCE", "DURATION");
    drivers.forEach(
        driver ->
            table.add(
                driver.id(),
                driver.mainClass(),
                driver.state(),
                driver.cores(),
                driver.memory(),
                driver.worker().orElse("-"),
                time(driver.startMillis()),
                duration(driver.durationMillis())));
    return table;
  }

  /** One driver, for {@code submit --status}. */
  void print(DriverSummary driver) {
    out.println(driver.id() + " is " + driver.state());
    print("class", Printable.text(driver.mainClass()));
    driver.application().ifPresent(id -> print("application", id));
    driver.worker().ifPresent(id -> print("worker", id));
    print("since", time(driver.startMillis()));
    print("duration", duration(driver.durationMillis()));
    if (!driver.message().isEmpty()) {
      out.println(Printable.text(driver.message()));
    }
  }

  private void print(String label, String value) {
    out.println(String.format(Locale.ROOT, "  %-12s%s", label, value));
  }

  private String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  static String duration(long millis) {
    if (millis < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", (double) millis / SECOND);
    }
    return millis < HOUR
        ? String.format(Locale.ROOT, "%.1f min", (double) millis / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", (double) millis / HOUR);
  }
}
