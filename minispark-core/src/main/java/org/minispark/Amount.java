package org.minispark;

/**
 * A whole number and the letters of its unit, as in "50s" or "64k".
 *
 * @param unit empty if the text leaves it out
 */
record Amount(String number, String unit) {
  /** Takes a text apart; null if it has another form. */
  static Amount parse(String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    int letters = skip(text, digits, '0', '9');
    boolean whole = letters > digits && skip(text, letters, 'a', 'z') == text.length();
    return whole ? new Amount(text.substring(0, letters), text.substring(letters)) : null;
  }

  private static int skip(String text, int from, char first, char last) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
      at++;
    }
    return at;
  }

  boolean isNegative() {
    return number.startsWith("-");
  }
}
