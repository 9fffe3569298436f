import type { SimilarTopic } from '@gongyi/shared/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, newIdempotencyKey } from '../../../lib/api/client.js'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { TextLink } from '../../../ui/text-link.js'
import { toast } from '../../../ui/toast.js'
import { similarQuery } from './queries.js'

export interface SimilarTopicsProps {
  readonly communityId: string
  readonly title: string
  /** Before leaving: what is written must not be lost. */
  readonly onLeave: () => Promise<unknown>
}

const QUIET_MS = 400

/** While the title is typed: what has been asked already, with "join this one instead". */
export function SimilarTopics({ communityId, title, onLeave }: SimilarTopicsProps) {
  const { t } = useTranslation('proposal')
  const found = useQuery({ ...similarQuery(communityId, useQuiet(title)), placeholderData: (before) => before })
  const items = found.data?.items ?? []
  return (
    <div role="status">
      {items.length > 0 && (
        <section
          aria-label={t('similar.title', { count: items.length })}
          className="rounded-md border border-accent p-4"
        >
          <p className="font-semibold text-accent">{t('similar.title', { count: items.length })}</p>
          <p className="text-sm text-muted">{t('similar.lead')}</p>
          <ul className="mt-2 flex flex-col divide-y divide-line">
            {items.map((topic) => (
              <Line key={topic.id} topic={topic} onLeave={onLeave} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface LineProps {
  readonly topic: SimilarTopic
  readonly onLeave: () => Promise<unknown>
}

function Line({ topic, onLeave }: LineProps) {
  const { t } = useTranslation('proposal')
  const { t: common } = useTranslation()
  const { t: topics } = useTranslation('topics')
  const { id, title, mine, coSigned, mayCoSign, coSigns } = topic
  const navigate = useNavigate()
  const client = useQueryClient()
  const join = useMutation({
    mutationFn: async () => {
      await onLeave()
      await api.post(nothing, `/topics/${id}/co-signs`, {}, { idempotencyKey: newIdempotencyKey() })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['topics'] })
      toast(t('similar.joined'))
      void navigate(`/topics/${id}`)
    },
  })
  const step = common(`home.steps.${topic.stage}`)
  return (
    <li className="flex flex-col gap-2 py-3">
      <span className="font-medium">{title}</span>
      <span className="text-sm text-muted">
        {t('similar.line', { step, status: topics(`status.${topic.status}`), count: coSigns })}
        {mine && ` · ${t('similar.mine')}`}
        {coSigned && ` · ${t('similar.signed')}`}
      </span>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {mayCoSign && (
          <Button small isPending={join.isPending} onPress={() => join.mutate()}>
            {t('similar.join')}
            <span className="sr-only">{title}</span>
          </Button>
        )}
        <TextLink to={`/topics/${id}`}>
          {t('similar.look')}
          <span className="sr-only">{title}</span>
        </TextLink>
      </span>
      {join.error && <ErrorNote error={join.error} />}
    </li>
  )
}

/** The text once it has not changed for a moment. */
function useQuiet(text: string): string {
  const [quiet, setQuiet] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_MS)
    return () => clearTimeout(timer)
  }, [text])
  return quiet
}
