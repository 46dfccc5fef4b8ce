/**
 * Holds core to the package table of {@code docs/ARCHITECTURE.md}. Read {@link
 * org.minispark.architecture.PackageTable} first. The classes below {@code violations} break its
 * rules on purpose, to show that each rule finds what it forbids.
 */
package org.minispark.architecture;
