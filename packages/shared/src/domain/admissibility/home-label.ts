/** Everything house numbers are written with; a place's or a person's name is not among it. */
const HOME = /^[\dA-Za-z一二三四五六七八九十东南西北上下#\-–—./ 幢栋座号楼单元室户层组队商铺底店车位库]{1,24}$/u
const LONG_NUMBER = /\d{6}/
const NO_NUMBER = /^[^\d一二三四五六七八九十]*$/u
const WORD = /[A-Za-z]{2}/

/**
 * True for a home as a referral names its parties: 4幢302室, 7-2-501, 三组12号. Names of people or of estates, phone and
 * identity numbers are none: whose home it is stands in the roster, sealed (`domain.md` §7.1).
 * @param text one party, trimmed
 */
export function isHomeLabel(text: string): boolean {
  return HOME.test(text) && !LONG_NUMBER.test(text) && !NO_NUMBER.test(text) && !WORD.test(text)
}
