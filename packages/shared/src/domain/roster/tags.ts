import type { Label } from '../label.js'

export interface TagRule {
  readonly label: Label
  /** Says what somebody believes or suffers (PIPL 28): the office's administrator alone reads it. */
  readonly sensitive: boolean
}

/**
 * What somebody is besides living here (domain.md §2.2). Each is given with evidence and for a time, several may hold at
 * once, and none decides a right: that follows from the electorate rule of the motion.
 */
export const PERSON_TAGS = {
  PARTY_MEMBER: tag('党员', 'Party member', true),
  DELEGATE: tag('居民（村民）代表', 'Delegate'),
  GROUP_LEADER: tag('居民（村民）小组长', 'Leader of a residents’ group'),
  GRID_LEADER: tag('网格长', 'Grid leader'),
  LOCAL_WORTHY: tag('乡贤', 'Local worthy'),
  VOLUNTEER: tag('志愿者', 'Volunteer'),
  TENANT: tag('租户', 'Tenant'),
  HUKOU_RESIDENT: tag('户籍居民', 'Registered resident'),
  NONLOCAL_RESIDENT: tag('非户籍常住', 'Resident registered elsewhere'),
  CRAFTSMAN: tag('能工巧匠', 'Craftsman'),
  NEEDS_HELP: tag('需要帮扶', 'Needs help', true),
} as const satisfies Record<string, TagRule>

export type PersonTagId = keyof typeof PERSON_TAGS
export const PERSON_TAG_IDS = Object.keys(PERSON_TAGS) as readonly PersonTagId[]

/** True where only the administrator of the community may read that somebody has the tag. */
export function isSensitiveTag(id: PersonTagId): boolean {
  return PERSON_TAGS[id].sensitive
}

function tag(zh: string, en: string, sensitive = false): TagRule {
  return { label: { zh, en }, sensitive }
}
