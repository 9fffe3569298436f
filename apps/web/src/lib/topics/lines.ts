/** One entry a line, as people type lists; blanks drop out. */
export function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
