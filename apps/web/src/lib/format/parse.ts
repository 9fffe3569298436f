/** What people type into money and area fields, in hundredths; undefined when it is not a number with ≤ 2 decimals. */
export function parseHundredths(text: string): bigint | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥元]|m²|m2|㎡|平方米/g, '')
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain)
  if (match === null) return undefined
  const [, whole = '0', cents = ''] = match
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'))
}
