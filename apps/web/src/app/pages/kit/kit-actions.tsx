import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Menu } from '../../../ui/menu.js'
import { TextLink } from '../../../ui/text-link.js'
import { toast } from '../../../ui/toast.js'

export function KitActions() {
  const { t } = useTranslation('kit')
  return (
    <Section title={t('groups.actions')}>
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" onPress={() => toast(t('overlay.toastText'))}>
          {t('actions.publish')}
        </Button>
        <Button>{t('actions.save')}</Button>
        <Button tone="quiet" icon="print">
          {t('actions.print')}
        </Button>
        <Button tone="danger">{t('actions.withdraw')}</Button>
        <Button isPending>{t('actions.busy')}</Button>
        <Button isDisabled>{t('actions.save')}</Button>
        <LinkButton to="/dev/kit" icon="download">
          {t('actions.copy')}
        </LinkButton>
        <Button small icon="add">
          {t('actions.copy')}
        </Button>
        <Menu
          label={t('actions.more')}
          actions={[
            { id: 'copy', label: t('actions.copy'), icon: 'file', onAction: () => toast(t('actions.copy')) },
            { id: 'hand', label: t('actions.hand'), icon: 'next', onAction: () => toast(t('actions.hand')) },
            { id: 'print', label: t('actions.print'), icon: 'print', isDisabled: true, onAction: () => undefined },
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Badge>{t('status.draft')}</Badge>
        <Badge tone="active">{t('status.now')}</Badge>
        <Badge tone="waiting">{t('status.waiting')}</Badge>
        <Badge tone="success">{t('status.done')}</Badge>
        <Badge tone="warning">{t('status.warn')}</Badge>
        <Badge tone="ended">{t('status.ended')}</Badge>
      </div>
      <p>
        <TextLink to="/dev/kit?only=fields">{t('groups.fields')}</TextLink>
      </p>
    </Section>
  )
}
