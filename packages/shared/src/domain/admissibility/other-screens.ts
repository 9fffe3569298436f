import type { Label } from '../label.js'
import type { DestinationId } from './destinations.js'

/** A screen that is no exclusion but sends the matter elsewhere. */
export interface OtherScreen {
  readonly label: Label
  readonly destinations: readonly DestinationId[]
  /** Act before anything else; danger does not wait for screening. */
  readonly urgent: boolean
  /** Nothing of it may appear in public. */
  readonly confidential: boolean
}

/** The other screens (`domain.md` §3.1.2). */
export const OTHER_SCREENS = {
  NOT_THIS_COMMUNITY: {
    label: { zh: '不属于本村社', en: 'Not a matter of this community' },
    destinations: ['TOWNSHIP', 'SUPERIOR_DEPT'],
    urgent: false,
    confidential: false,
  },
  DUPLICATE: { label: { zh: '重复议题', en: 'Duplicate' }, destinations: [], urgent: false, confidential: false },
  IN_LITIGATION: {
    label: { zh: '已进入诉讼或仲裁', en: 'Before a court or arbitrator' },
    destinations: ['COURT_ARBITRATION'],
    urgent: false,
    confidential: false,
  },
  CRIME_CLUE: {
    label: { zh: '违法犯罪线索', en: 'Sign of a crime' },
    destinations: ['POLICE'],
    urgent: true,
    confidential: true,
  },
  PETITION_MATTER: {
    label: { zh: '信访事项', en: 'Petition matter' },
    destinations: ['PETITION'],
    urgent: false,
    confidential: false,
  },
  EMERGENCY: {
    label: { zh: '紧急险情', en: 'Emergency' },
    destinations: ['POLICE', 'FIRE'],
    urgent: true,
    confidential: false,
  },
  DISCIPLINE_CLUE: {
    label: { zh: '违纪线索', en: 'Sign of misconduct in office' },
    destinations: ['DISCIPLINE'],
    urgent: false,
    confidential: true,
  },
  NOT_A_TOPIC: {
    label: { zh: '报修或办事，不需要商量', en: 'A repair or service request, nothing to consult on' },
    destinations: ['WORK_ORDER', 'HOTLINE_12345'],
    urgent: false,
    confidential: false,
  },
} as const satisfies Readonly<Record<string, OtherScreen>>

/** The id of another screen. */
export type OtherScreenId = keyof typeof OTHER_SCREENS

/** The other screens in the order of the checklist. */
export const OTHER_SCREEN_IDS: readonly OtherScreenId[] = Object.keys(OTHER_SCREENS).filter(isOtherScreenId)

/** True if the text names another screen. */
export function isOtherScreenId(id: string): id is OtherScreenId {
  return Object.hasOwn(OTHER_SCREENS, id)
}
