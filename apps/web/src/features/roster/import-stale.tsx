import { rosterImportSchema } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { toast } from '../../ui/toast.js'
import { importQuery, rosterKey } from './queries.js'

/** Holds the file against the register as it is now. */
export function useAgain(communityId: string, importId: string) {
  const { t } = useTranslation('imports')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(rosterImportSchema, `/communities/${communityId}/imports/${importId}/preview`),
    onSuccess: async (item) => {
      client.setQueryData(importQuery(communityId, importId).queryKey, item)
      toast(t('again.done'))
      await client.invalidateQueries({ queryKey: rosterKey(communityId) })
    },
  })
}

interface StaleProps {
  readonly error: unknown
  readonly isPending: boolean
  readonly onAgain: () => void
}

/** Somebody changed the register after the preview: nothing was taken over, and one press shows what would happen now. */
export function Stale({ error, isPending, onAgain }: StaleProps) {
  const { t } = useTranslation('imports')
  return (
    <>
      <ErrorNote error={error} />
      <div>
        <Button icon="refresh" isPending={isPending} onPress={onAgain}>
          {t('again.button')}
        </Button>
      </div>
    </>
  )
}
