/** Full-width signs too: spreadsheets of Chinese offices compute after them. A number with its sign is none. */
const FORMULA = /^[=@＝＠\t\r]|^[+\-＋－](?![\d\s-]*$)/
const MARKED = /^'(?=[=@＝＠\t\r+\-＋－])/

/** A text that a spreadsheet would run gets the mark that makes it text again, also after saving it as CSV. */
export function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** The text without that mark: lists of ours come back as they were. */
export function withoutMark(cell: string): string {
  return cell.replace(MARKED, '')
}
