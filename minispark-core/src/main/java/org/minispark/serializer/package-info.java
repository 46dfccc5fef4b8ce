/**
 * The names of the serializers, and how a program registers its classes with Kryo. Vocabulary:
 * imports Kryo for the registrator, and nothing of the engine. Read {@link
 * org.minispark.serializer.KryoRegistrator} first.
 */
package org.minispark.serializer;
