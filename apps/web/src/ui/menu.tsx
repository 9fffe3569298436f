import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { optionLook, popoverLook } from './aria-field.js'
import { buttonLook } from './button.js'
import { Icon, type IconName } from './icon.js'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly isDisabled?: boolean
  readonly onAction: () => void
}

export interface MenuProps {
  readonly label: string
  readonly actions: readonly MenuAction[]
  readonly small?: boolean
}

/** The rarer actions behind one button. The next thing to do never hides here. */
export function Menu({ label, actions, small = false }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={buttonLook({ small })}>
        {label}
        <Icon name="down" />
      </Button>
      <Popover className={popoverLook} placement="bottom end">
        <AriaMenu className="min-w-48 p-1 outline-none">
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              isDisabled={action.isDisabled ?? false}
              onAction={action.onAction}
              className={optionLook}
            >
              {action.icon && <Icon name={action.icon} />}
              {action.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
