import type { DraftView } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Note } from '../../../ui/note.js'
import type { DraftSaver, SaveState } from './draft-saver.js'

export interface DraftStatusProps {
  readonly saver: DraftSaver
  readonly state: SaveState
  readonly onTakeTheirs: (theirs: DraftView) => void
}

/** Whether what is on screen is safe: one quiet line, unless something has to be decided. */
export function DraftStatus({ saver, state, onTakeTheirs }: DraftStatusProps) {
  const { t } = useTranslation('proposal')
  const format = useFormat()
  if (state.kind === 'changed') {
    return (
      <Note tone="warning" role="alert" title={t('draft.changed')}>
        <div className="flex flex-wrap gap-3">
          <Button small onPress={() => void saver.keepMine(state.theirs)}>
            {t('draft.keepMine')}
          </Button>
          <Button small onPress={() => onTakeTheirs(state.theirs)}>
            {t('draft.takeTheirs')}
          </Button>
        </div>
      </Note>
    )
  }
  const words = {
    untouched: t('draft.keep'),
    saving: t('draft.saving'),
    saved: state.kind === 'saved' ? t('draft.saved', { time: format.time(state.at) }) : '',
    failed: t('draft.failed'),
  }
  return (
    <p
      role={state.kind === 'failed' ? 'alert' : 'status'}
      className={`text-sm ${state.kind === 'failed' ? 'font-medium text-warning' : 'text-muted'}`}
    >
      {words[state.kind]}
    </p>
  )
}
