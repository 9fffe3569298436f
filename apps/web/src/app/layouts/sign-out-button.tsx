import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { forgetDrafts } from '../../lib/draft/use-draft.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { sessionQuery } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'

/** Forgets everything the last person saw: the next one may sit at the same computer. */
export function SignOutButton() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => api.delete(nothing, '/session'),
    onSuccess: () => {
      client.clear()
      forgetDrafts()
      client.setQueryData(sessionQuery.queryKey, null)
      void navigate('/')
    },
  })
  return (
    <div className="flex flex-col items-start gap-3">
      <Button onPress={() => signOut.mutate()} isPending={signOut.isPending}>
        {t('shell.signOut')}
      </Button>
      {signOut.error && <ErrorNote error={signOut.error} />}
    </div>
  )
}
