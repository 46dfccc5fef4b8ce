package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.cli.programs.Succeeds;

class ExampleCatalogTest {
  private static final String PACKAGE = Succeeds.class.getPackageName();

  @TempDir private Path folder;

  @Test
  void programsInAFolderAreFound() {
    ExampleCatalog catalog = new ExampleCatalog(PACKAGE, getClass().getClassLoader());

    assertThat(catalog.names()).containsExactly("Fails", "Succeeds");
    assertThat(catalog.find("Succeeds")).contains(Succeeds.class);
    assertThat(catalog.find("SUCCEEDS")).contains(Succeeds.class);
    assertThat(catalog.find("Nothing")).isEmpty();
  }

  @Test
  void programsInAJarAreFound() throws IOException {
    URL[] jar = {jarWith("Succeeds").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, /* parent= */ null)) {
      ExampleCatalog catalog = new ExampleCatalog(PACKAGE, loader);

      assertThat(catalog.names()).containsExactly("Succeeds");
      assertThat(catalog.find("succeeds")).isPresent();
    }
  }

  @Test
  void aPackageThatNobodyHasIsEmpty() {
    ExampleCatalog catalog = new ExampleCatalog("org.nobody", getClass().getClassLoader());

    assertThat(catalog.names()).isEmpty();
    assertThat(catalog.find("Succeeds")).isEmpty();
  }

  private Path jarWith(String simpleName) throws IOException {
    String packageFolder = PACKAGE.replace('.', '/') + "/";
    String entry = packageFolder + simpleName + ".class";
    Path file = folder.resolve("programs with a space.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        InputStream classFile = getClass().getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(packageFolder));
      jar.putNextEntry(new JarEntry(entry));
      classFile.transferTo(jar);
    }
    return file;
  }
}
