import type { AccountView } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { toast } from '../../ui/toast.js'
import { useSetDisabled } from './use-account-acts.js'

export interface DisableAccountProps {
  readonly communityId: string
  readonly account: AccountView
  readonly onChanged: () => void
}

/** Closes an account, and opens it again. */
export function DisableAccount({ communityId, account, onChanged }: DisableAccountProps) {
  const { t } = useTranslation('accounts')
  const [isAsking, setAsking] = useState(false)
  const set = useSetDisabled(communityId, account.id)
  const name = account.displayName
  const run = (disabled: boolean) =>
    set.mutate(disabled, {
      onSuccess: () => {
        setAsking(false)
        toast(t(disabled ? 'manage.disabledNow' : 'manage.enabledNow'))
        onChanged()
      },
    })
  return (
    <Section title={t('manage.closing')} level={3} isPlain>
      {account.disabled ? (
        <>
          {set.error && <ErrorNote error={set.error} />}
          <div>
            <Button isPending={set.isPending} onPress={() => run(false)}>
              {t('manage.enable')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button tone="danger" onPress={() => setAsking(true)}>
            {t('manage.disable')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={t('manage.disableTitle', { name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => run(true)}
        confirmLabel={t('manage.disable')}
        isDanger
        isPending={set.isPending}
        error={set.error}
      >
        <p>{t('manage.disableBody')}</p>
      </ConfirmDialog>
    </Section>
  )
}
