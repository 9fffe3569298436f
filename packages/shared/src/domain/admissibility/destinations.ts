import type { Label } from '../label.js'

/** Where a matter is handed on to; the system transfers it, nobody is told to walk elsewhere (`domain.md` §3.1.3). */
export const DESTINATIONS = {
  MEDIATION: { zh: '矛盾调解', en: 'Mediation' },
  LEGAL_SERVICE: { zh: '公共法律服务', en: 'Public legal service' },
  HOTLINE_12345: { zh: '12345热线', en: '12345 hotline' },
  TOWNSHIP: { zh: '街道（乡镇）牵头', en: 'Led by the township' },
  SUPERIOR_DEPT: { zh: '上级职能部门', en: 'Competent department above' },
  ADMIN_ENFORCEMENT: { zh: '综合行政执法', en: 'Administrative enforcement' },
  PETITION: { zh: '信访', en: 'Petition office' },
  POLICE: { zh: '公安', en: 'Police' },
  FIRE: { zh: '消防救援', en: 'Fire and rescue' },
  DISCIPLINE: { zh: '纪检监察', en: 'Discipline inspection' },
  WORK_ORDER: { zh: '报修派单', en: 'Repair work order' },
  COURT_ARBITRATION: { zh: '法院或仲裁', en: 'Court or arbitration' },
  OTHER: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>

/** The id of a destination. */
export type DestinationId = keyof typeof DESTINATIONS

/** The destinations in the order of the slip. */
export const DESTINATION_IDS = Object.keys(DESTINATIONS) as [DestinationId, ...DestinationId[]]

/** True if the text names a destination. */
export function isDestinationId(id: string): id is DestinationId {
  return Object.hasOwn(DESTINATIONS, id)
}
