package org.minispark.engine.scheduler;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.minispark.SparkConf;
import org.minispark.engine.base.Log;
import org.minispark.scheduler.SchedulingMode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads pools from {@code fairscheduler.xml}: the file that {@code spark.scheduler.allocation.file}
 * names, else the one on the class path. A value that makes no sense is replaced by its default,
 * with a warning; a file that cannot be read is an error.
 */
final class FairSchedulerFile {
  private static final Log LOG = Log.of(FairSchedulerFile.class);
  private static final String FILE_PROPERTY = "spark.scheduler.allocation.file";
  private static final String DEFAULT_FILE = "fairscheduler.xml";

  private FairSchedulerFile() {}

  /** The pools to start with; the default pool is always among them. */
  static List<Pool> pools(SparkConf conf) {
    List<Pool> pools = new ArrayList<>();
    SchedulingMode modeOfDefault = SchedulingMode.FIFO;
    try (InputStream file = open(conf)) {
      if (file != null) {
        pools.addAll(parse(file));
      } else {
        modeOfDefault = SchedulingMode.FAIR;
      }
    } catch (IOException | SAXException | ParserConfigurationException failed) {
      throw new IllegalArgumentException(
          "Error while reading the pools of "
              + conf.get(FILE_PROPERTY, DEFAULT_FILE)
              + ": "
              + failed.getMessage(),
          failed);
    }
    if (pools.stream().noneMatch(pool -> pool.name().equals(FairPools.DEFAULT_POOL))) {
      pools.add(
          new Pool(
              FairPools.DEFAULT_POOL, modeOfDefault, Pool.DEFAULT_WEIGHT, Pool.DEFAULT_MIN_SHARE));
    }
    return pools;
  }

  private static InputStream open(SparkConf conf) throws IOException {
    if (!conf.contains(FILE_PROPERTY)) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return loader == null ? null : loader.getResourceAsStream(DEFAULT_FILE);
    }
    String name = conf.get(FILE_PROPERTY);
    return Files.newInputStream(name.contains(":/") ? Path.of(URI.create(name)) : Path.of(name));
  }

  static List<Pool> parse(InputStream xml)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(xml);
    NodeList elements = document.getElementsByTagName("pool");
    List<Pool> pools = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      String name = element.getAttribute("name");
      pools.add(
          new Pool(
              name,
              mode(name, text(element, "schedulingMode")),
              number(name, "weight", text(element, "weight"), Pool.DEFAULT_WEIGHT),
              number(name, "minShare", text(element, "minShare"), Pool.DEFAULT_MIN_SHARE)));
    }
    return pools;
  }

  private static SchedulingMode mode(String pool, String text) {
    for (SchedulingMode mode : List.of(SchedulingMode.FAIR, SchedulingMode.FIFO)) {
      if (mode.name().equalsIgnoreCase(text)) {
        return mode;
      }
    }
    if (!text.isEmpty()) {
      warn(pool, "schedulingMode", text, SchedulingMode.FIFO);
    }
    return SchedulingMode.FIFO;
  }

  private static int number(String pool, String property, String text, int otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      warn(pool, property, text, otherwise);
      return otherwise;
    }
  }

  private static void warn(String pool, String property, String text, Object used) {
    LOG.warn("Pool {}: {} cannot be '{}'; {} is used", pool, property, text, used);
  }

  private static String text(Element element, String property) {
    NodeList found = element.getElementsByTagName(property);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
  }
}
