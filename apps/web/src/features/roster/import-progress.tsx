import type { RosterImportView } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Bar } from '../../ui/bar.js'

/** How far the server has come; also after a reload, because the server says it. */
export function ImportProgress({ work }: { readonly work: NonNullable<RosterImportView['work']> }) {
  const { t } = useTranslation('imports')
  return (
    <div role="status" className="flex flex-col gap-2">
      <Bar
        label={t(`work.${work.step}`)}
        value={work.percent}
        total={100}
        valueText={t('work.percent', { percent: String(work.percent) })}
      />
      <p className="text-sm text-muted">{t('work.note')}</p>
    </div>
  )
}
