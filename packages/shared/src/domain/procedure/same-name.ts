/**
 * A name as it counts where two people must differ: full-width and compatibility forms folded, blanks and characters
 * nobody sees left out. Two spellings that look alike are one person.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
}

/** Whether a text can name somebody: two letters or characters at least. */
export function isNamed(name: string): boolean {
  return (nameKey(name).match(/\p{L}/gu)?.length ?? 0) >= 2
}

/** How many different people the names are; what shows no letter is nobody. */
export function differentNames(names: readonly string[]): number {
  return new Set(names.map(nameKey).filter((key) => key !== '')).size
}
