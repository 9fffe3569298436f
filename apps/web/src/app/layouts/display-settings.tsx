import { elderSizes, type Scheme, useDisplay } from '../../lib/display/display.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { Switch } from '../../ui/switch.js'

const schemes = ['system', 'light', 'dark'] as const satisfies readonly Scheme[]

export function DisplaySettings() {
  const { t } = useTranslation()
  const display = useDisplay()
  return (
    <div className="flex flex-col gap-3">
      <Switch isSelected={display.elder > 0} onChange={(on) => display.setElder(on ? 1 : 0)}>
        {t('shell.elder')}
      </Switch>
      {display.elder > 0 && (
        <RadioGroup
          label={t('shell.elderSize')}
          isInline
          value={String(display.elder)}
          onChange={(value) => display.setElder(elderSizes.find((size) => String(size) === value) ?? 1)}
          options={([1, 2, 3] as const).map((size) => ({ value: String(size), label: t(`shell.elderSizes.s${size}`) }))}
        />
      )}
      <RadioGroup
        label={t('shell.scheme')}
        isInline
        value={display.scheme}
        onChange={display.setScheme}
        options={schemes.map((scheme) => ({ value: scheme, label: t(`shell.schemes.${scheme}`) }))}
      />
      {display.elder === 0 && (
        <Switch
          isSelected={display.density === 'compact'}
          onChange={(on) => display.setDensity(on ? 'compact' : 'comfortable')}
        >
          {t('shell.compact')}
        </Switch>
      )}
    </div>
  )
}
