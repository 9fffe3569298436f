import { readIdentityNumber } from './identity-number.js'
import type { Flag, Gender, Hukou, PersonEntry } from './person-entry.js'
import { cleanText, isBlank, isMasked, readPhone } from './text.js'

// The cells of a person's row, each read by itself. A masked number is one of our own lists': it states nothing, and tells
// namesakes of one household apart.

const FLOATING = /流动/
const NONLOCAL = /外[地来省市县籍]|[省市县]外|非(?:本|户籍)|不[是在]|未(?:落户|迁入)|^[否×]$/
const LOCAL = /本地|本市|本县|本区|本镇|本村|本社区|户籍|^[是√]$/
/** What kind of registration it is, not where: the register does not keep it. */
const KIND_ONLY = /^(?:非?农业?|城镇|居民|家庭)(?:家庭)?(?:户口?)?$/

export function readIdentity(cell: string, isColumnThere: boolean, flag: Flag) {
  const text = cleanText(cell).replace(/[\s-]/g, '')
  if (isMasked(text)) return { identityValid: false, maskedIdentity: text.toUpperCase() }
  if (isBlank(text)) {
    if (isColumnThere) flag('identity', 'identity-missing')
    return { identityValid: false }
  }
  const read = readIdentityNumber(text)
  if (typeof read !== 'string') {
    return { identity: read.number, identityValid: true, birthDate: read.birthDate, gender: read.gender }
  }
  flag('identity', read)
  return read === 'identity-checksum'
    ? { identity: text.toUpperCase(), identityValid: false }
    : { identityValid: false }
}

export function readGender(cell: string, byIdentity: Gender | undefined, flag: Flag): { readonly gender?: Gender } {
  const text = cleanText(cell)
  const written: Gender | undefined = /^男/.test(text) ? 'MALE' : /^女/.test(text) ? 'FEMALE' : undefined
  if (written !== undefined && byIdentity !== undefined && written !== byIdentity) flag('gender', 'gender-differs')
  const gender = written ?? byIdentity
  return gender === undefined ? {} : { gender }
}

export function readContact(cell: string, flag: Flag): Pick<PersonEntry, 'phone' | 'maskedPhone'> {
  if (isBlank(cell)) return {}
  if (isMasked(cell)) return { maskedPhone: cleanText(cell) }
  const phone = readPhone(cell)
  if (phone !== undefined) return { phone }
  flag('phone', 'phone-invalid')
  return {}
}

export function readHukou(cell: string, flag: Flag): { readonly hukou?: Hukou } {
  const text = cleanText(cell)
  if (isBlank(text) || KIND_ONLY.test(text)) return {}
  if (FLOATING.test(text)) return { hukou: 'FLOATING' }
  if (NONLOCAL.test(text)) return { hukou: 'NONLOCAL_RESIDENT' }
  if (LOCAL.test(text)) return { hukou: 'HUKOU_RESIDENT' }
  flag('hukou', 'hukou-unknown')
  return {}
}
