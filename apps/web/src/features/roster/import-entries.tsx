import type { ImportTrace } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Clipped } from '../../ui/clipped.js'
import { TextLink } from '../../ui/text-link.js'
import type { TimelineEntry } from '../../ui/timeline.js'

/** Imports as lines of a history; whoever imports may open them. */
export function useImportEntries(communityId: string, mayOpen: boolean) {
  const { t } = useTranslation('roster')
  return (trace: ImportTrace): TimelineEntry => ({
    id: trace.importId,
    at: trace.at,
    title: t(`history.imported.${trace.kind}`),
    children: (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 font-normal text-muted">
        {mayOpen ? (
          <TextLink to={`/communities/${communityId}/roster/imports/${trace.importId}`}>
            <Clipped text={trace.fileName} />
          </TextLink>
        ) : (
          <Clipped text={trace.fileName} />
        )}
        <span>{t('history.importedBy', { name: trace.byName })}</span>
      </div>
    ),
  })
}
