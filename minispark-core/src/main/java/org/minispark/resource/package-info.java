/**
 * Resources besides cores and memory that a task may be granted. Imports nothing. Read {@link
 * org.minispark.resource.ResourceInformation}.
 */
package org.minispark.resource;
