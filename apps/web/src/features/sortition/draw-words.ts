import type { DrawState, SortitionDimension } from '@gongyi/shared/domain'
import { SORTITION_DIMENSIONS } from '@gongyi/shared/domain'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import type { BadgeTone } from '../../ui/badge.js'

export const DRAW_TONES = {
  DRAFT: 'neutral',
  COMMITTED: 'waiting',
  SEEDED: 'waiting',
  DRAWN: 'success',
  ABANDONED: 'ended',
} as const satisfies Record<DrawState, BadgeTone>

export const SEAT_TONES = {
  CALLED: 'waiting',
  ACCEPTED: 'success',
  DECLINED: 'ended',
  DECLINE_TOLD: 'waiting',
} as const

/** As on the published list, in fours: easier to find and to read aloud. */
export function tokenText(token: string): string {
  return token.replace(/(.{4})(?=.)/g, '$1-')
}

interface Named {
  readonly values: Readonly<Partial<Record<SortitionDimension, string>>>
  readonly rest: boolean
}

/** What the people of a group have in common, in words. */
export function useGroupName(): (group: Named) => string {
  const { t } = useTranslation('sortition')
  const say = useKnownWords('sortition')
  return ({ values, rest }) => {
    if (rest) return t('rest')
    const parts = SORTITION_DIMENSIONS.flatMap((dimension) => {
      const value = values[dimension]
      if (value === undefined) return []
      if (value === 'unknown') return [`${t(`dimensions.${dimension}`)} ${t('values.unknown')}`]
      if (dimension === 'building') return [t('building', { no: value })]
      return [dimension === 'grid' ? value : (say(`values.${value}`) ?? value)]
    })
    return parts.length === 0 ? t('all') : parts.join(' · ')
  }
}
