import { FORMATS } from '@gongyi/shared/domain'
import { useKnownWords, useTranslation } from '../../../lib/i18n/i18n.js'
import { Note } from '../../../ui/note.js'
import { isFormat } from './session-draft.js'

/** What the record of a format still lacks, each check in words; a format id alone means that nothing was recorded. */
export function GapList({ title, gaps }: { readonly title: string; readonly gaps: readonly string[] }) {
  const { t, language } = useTranslation('deliberate')
  const say = useKnownWords('deliberate')
  const known = [...new Set(gaps)].filter((gap) => gap !== '')
  if (known.length === 0) return null
  return (
    <Note tone="warning" title={title}>
      <ul className="list-disc ps-5">
        {known.map((gap) => (
          <li key={gap}>
            {isFormat(gap) ? t('gaps.notHeld', { name: FORMATS[gap].label[language] }) : (say(`gaps.${gap}`) ?? gap)}
          </li>
        ))}
      </ul>
    </Note>
  )
}
