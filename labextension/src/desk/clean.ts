/**
 * A text as it is stored, and so counted: line ends become LF; control characters
 * other than tab and LF, and lone surrogates, are removed. The same characters as
 * `clean` in jupyter_psydyn/corpus/tokens.py.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\v\f]/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '');
}
