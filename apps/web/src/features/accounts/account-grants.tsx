import type { AccountView, GrantView } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { DateField } from '../../ui/date-field.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Select } from '../../ui/select.js'
import { toast } from '../../ui/toast.js'
import { type CommunityRole, endOfDay, grantsInForce, isInForce, rolesToGive } from './grants.js'
import { useGrant, useRevoke } from './use-account-acts.js'

export interface AccountGrantsProps {
  readonly communityId: string
  readonly account: AccountView
  readonly mayChange: boolean
  readonly standsAbove: boolean
  readonly onChanged: () => void
}

/** Roles in force and ended ones, each with a way to end it; below, a new one. */
export function AccountGrants({ communityId, account, mayChange, standsAbove, onChanged }: AccountGrantsProps) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation()
  const [asked, setAsked] = useState<GrantView | null>(null)
  const revoke = useRevoke(communityId)
  const mayEnd = (grant: GrantView) =>
    mayChange && isInForce(grant) && grant.regionId === communityId && (standsAbove || grant.role !== 'supervisor')
  const role = asked === null ? '' : common(`shell.roles.${asked.role}`)
  return (
    <Section title={t('manage.roles')} level={3} isPlain description={mayChange ? t('manage.rolesNote') : undefined}>
      <ul className="flex flex-col divide-y divide-line">
        {account.grants.map((grant) => (
          <li key={grant.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <GrantWords grant={grant} communityId={communityId} />
            {mayEnd(grant) && (
              <Button
                small
                aria-label={t('manage.revoke', { role: common(`shell.roles.${grant.role}`) })}
                onPress={() => setAsked(grant)}
              >
                {t('manage.revokeShort')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && <NewGrant {...{ communityId, account, standsAbove, onChanged }} />}
      <ConfirmDialog
        title={t('manage.revokeTitle', { role })}
        isOpen={asked !== null}
        onClose={() => {
          setAsked(null)
          revoke.reset()
        }}
        onConfirm={() =>
          asked !== null &&
          revoke.mutate(asked.id, {
            onSuccess: () => {
              setAsked(null)
              toast(t('manage.revoked'))
              onChanged()
            },
          })
        }
        confirmLabel={t('manage.revoke', { role })}
        isDanger
        isPending={revoke.isPending}
        error={revoke.error}
      >
        <p>{t('manage.revokeBody', { name: account.displayName })}</p>
      </ConfirmDialog>
    </Section>
  )
}

function GrantWords({ grant, communityId }: { readonly grant: GrantView; readonly communityId: string }) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation()
  const format = useFormat()
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium">{common(`shell.roles.${grant.role}`)}</span>
      {grant.regionId !== communityId && (
        <span className="text-sm text-muted">{t('manage.elsewhere', { region: grant.regionName })}</span>
      )}
      {!isInForce(grant) && <Badge tone="ended">{t('manage.ended')}</Badge>}
      {isInForce(grant) && grant.validTo !== null && (
        <span className="text-sm text-muted">{t('manage.until', { day: format.date(grant.validTo) })}</span>
      )}
    </span>
  )
}

function NewGrant({ communityId, account, standsAbove, onChanged }: Omit<AccountGrantsProps, 'mayChange'>) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation()
  const [role, setRole] = useState<CommunityRole | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const grant = useGrant(communityId, account.id)
  const held = grantsInForce(account).flatMap((one) => (one.regionId === communityId ? [one.role] : []))
  const free = rolesToGive(standsAbove).filter((one) => !held.includes(one))
  if (free.length === 0) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (role === null || grant.isPending) return
    grant.mutate(
      { role, validTo: until === null ? null : endOfDay(until) },
      {
        onSuccess: () => {
          setRole(null)
          setUntil(null)
          toast(t('manage.granted'))
          onChanged()
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-gap">
      <Select
        label={t('manage.grantRole')}
        value={role}
        onChange={setRole}
        options={free.map((value) => ({ value, label: common(`shell.roles.${value}`) }))}
      />
      <DateField label={t('manage.grantUntil')} value={until} onChange={setUntil} />
      {grant.error && <ErrorNote error={grant.error} />}
      <div>
        <Button type="submit" isDisabled={role === null} isPending={grant.isPending}>
          {t('manage.grant')}
        </Button>
      </div>
    </form>
  )
}
