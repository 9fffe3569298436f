import type { ShownPiece } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'

/** One piece of the difference in words. */
export function usePieceWords(): (piece: ShownPiece) => string {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const format = useFormat()
  const entry = ({ label, areaCenti }: ShownPiece['added'][number]) =>
    areaCenti === null || areaCenti === '0' ? label : t('late.entry', { label, area: format.area(BigInt(areaCenti)) })
  const list = (entries: ShownPiece['added']) => entries.map(entry).join(common('summary.and'))
  return ({ added, removed, changed, isTransfer }) => {
    if (isTransfer) return t('late.transfer', { label: added[0]?.label ?? '' })
    return [
      ...(removed.length > 0 ? [t('late.removed', { list: list(removed) })] : []),
      ...(added.length > 0 ? [t('late.added', { list: list(added) })] : []),
      ...changed.map(({ before, after }) => t('late.changed', { before: entry(before), after: entry(after) })),
    ].join(common('rule.stop'))
  }
}
