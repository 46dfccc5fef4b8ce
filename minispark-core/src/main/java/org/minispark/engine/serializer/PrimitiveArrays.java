package org.minispark.engine.serializer;

import java.io.IOException;
import java.util.Arrays;

/** Arrays of primitives: a length, then each element in its full width. */
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  static void write(OutputBuffer out, int code, Object array) throws IOException {
    switch (code) {
      case Code.BOOLEAN_ARRAY -> {
        boolean[] values = (boolean[]) array;
        out.writeVarInt(values.length);
        for (boolean value : values) {
          out.writeByte(value ? 1 : 0);
        }
      }
      case Code.BYTE_ARRAY -> {
        byte[] values = (byte[]) array;
        out.writeVarInt(values.length);
        out.writeBytes(values);
      }
      case Code.SHORT_ARRAY -> {
        short[] values = (short[]) array;
        out.writeVarInt(values.length);
        for (short value : values) {
          out.writeShort(value);
        }
      }
      case Code.CHAR_ARRAY -> {
        char[] values = (char[]) array;
        out.writeVarInt(values.length);
        for (char value : values) {
          out.writeShort(value);
        }
      }
      case Code.INT_ARRAY -> {
        int[] values = (int[]) array;
        out.writeVarInt(values.length);
        for (int value : values) {
          out.writeInt(value);
        }
      }
      case Code.LONG_ARRAY -> {
        long[] values = (long[]) array;
        out.writeVarInt(values.length);
        for (long value : values) {
          out.writeLong(value);
        }
      }
      case Code.FLOAT_ARRAY -> {
        float[] values = (float[]) array;
        out.writeVarInt(values.length);
        for (float value : values) {
          out.writeInt(Float.floatToRawIntBits(value));
        }
      }
      case Code.DOUBLE_ARRAY -> {
        double[] values = (double[]) array;
        out.writeVarInt(values.length);
        for (double value : values) {
          out.writeLong(Double.doubleToRawLongBits(value));
        }
      }
      default -> throw new IllegalStateException("no array code: " + code);
    }
  }

  static Object read(InputBuffer in, int code) throws IOException {
    int length = in.readLength();
    return switch (code) {
      case Code.BOOLEAN_ARRAY -> readBooleans(in, length);
      case Code.BYTE_ARRAY -> in.readBytes(length);
      case Code.SHORT_ARRAY -> readShorts(in, length);
      case Code.CHAR_ARRAY -> readChars(in, length);
      case Code.INT_ARRAY -> readInts(in, length);
      case Code.LONG_ARRAY -> readLongs(in, length);
      case Code.FLOAT_ARRAY -> readFloats(in, length);
      case Code.DOUBLE_ARRAY -> readDoubles(in, length);
      default -> throw new IllegalStateException("no array code: " + code);
    };
  }

  private static int first(int length) {
    return Math.min(length, InputBuffer.TRUSTED);
  }

  private static boolean[] readBooleans(InputBuffer in, int length) throws IOException {
    boolean[] values = new boolean[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = in.readByte() != 0;
    }
    return values;
  }

  private static short[] readShorts(InputBuffer in, int length) throws IOException {
    short[] values = new short[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = (short) in.readShort();
    }
    return values;
  }

  private static char[] readChars(InputBuffer in, int length) throws IOException {
    char[] values = new char[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = (char) in.readShort();
    }
    return values;
  }

  private static int[] readInts(InputBuffer in, int length) throws IOException {
    int[] values = new int[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = in.readInt();
    }
    return values;
  }

  private static long[] readLongs(InputBuffer in, int length) throws IOException {
    long[] values = new long[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = in.readLong();
    }
    return values;
  }

  private static float[] readFloats(InputBuffer in, int length) throws IOException {
    float[] values = new float[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = Float.intBitsToFloat(in.readInt());
    }
    return values;
  }

  private static double[] readDoubles(InputBuffer in, int length) throws IOException {
    double[] values = new double[first(length)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, InputBuffer.grown(i, length));
      }
      values[i] = Double.longBitsToDouble(in.readLong());
    }
    return values;
  }
}
