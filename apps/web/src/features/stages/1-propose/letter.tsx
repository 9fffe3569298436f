import { letterViewSchema } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextLink } from '../../../ui/text-link.js'

interface LetterProps {
  readonly topicId: string
  readonly letterId: string
}

/** A letter of step 1 as it goes on paper: read here, printed on A4, or kept as a file. */
export function Letter({ topicId, letterId }: LetterProps) {
  const { t, language } = useTranslation('screening')
  const format = useFormat()
  const path = `/topics/${topicId}/letters/${letterId}`
  const letter = useQuery({
    queryKey: ['topic', topicId, 'letter', letterId, language],
    queryFn: ({ signal }) => api.get(letterViewSchema, path, { signal, query: { locale: language } }),
  })
  if (letter.isPending) return <Skeleton lines={8} />
  if (letter.isError) return <ErrorNote error={letter.error} onRetry={() => void letter.refetch()} />
  const { title, number, addressee, paragraphs, contact, issuer, day } = letter.data
  return (
    <>
      <div className="flex flex-wrap items-center gap-3" data-print="hide">
        <TextLink to={`/topics/${topicId}/propose`}>{t('letters.back')}</TextLink>
        <Button icon="print" onPress={() => print()}>
          {t('letters.print')}
        </Button>
        <LinkButton to={`/api${path}/pdf?locale=${language}`} icon="download" download>
          {t('letters.pdf')}
        </LinkButton>
      </div>
      <article
        aria-label={t('letters.label')}
        className="mx-auto flex w-full max-w-3xl flex-col gap-gap rounded-lg border border-line bg-surface p-pad sm:p-10 print:max-w-none print:rounded-none print:border-0 print:p-0"
      >
        <header className="text-center">
          <h1 className="text-2xl">{title}</h1>
          <p className="mt-1 tabular-nums">{number}</p>
        </header>
        <p>{language === 'zh' ? `${addressee}：` : `${addressee}:`}</p>
        {paragraphs.map((text) => (
          <p key={text} className="indent-[2em] whitespace-pre-line break-inside-avoid">
            {text}
          </p>
        ))}
        <p className="indent-[2em]">{contact}</p>
        <footer className="mt-6 text-end break-inside-avoid">
          <p>{issuer}</p>
          <p>{format.date(day)}</p>
        </footer>
      </article>
    </>
  )
}
