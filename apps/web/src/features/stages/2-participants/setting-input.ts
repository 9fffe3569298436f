import {
  type Motion,
  namesOf,
  type OfficerEntry,
  type Party,
  type ScopeChoice,
  type Setting,
  unitTypeOf,
} from './setting-state.js'

type Part = 'scope' | 'own' | 'motions' | 'parties' | 'recusals' | 'officers'

/** Which part of the form still lacks something. */
export function missing(setting: Setting): ReadonlySet<Part> {
  const found = new Set<Part>()
  if (!isScoped(setting)) found.add('scope')
  if (setting.motions.some(({ own }) => own !== null && !isScoped(own))) found.add('own')
  if (setting.motions.some(({ text }) => text.trim() === '')) found.add('motions')
  if (setting.parties.some(isIncomplete)) found.add('parties')
  if (setting.recusals.some(({ person, reason }) => person.trim() === '' || reason.trim() === '')) found.add('recusals')
  if (isNamed(setting.officers.chair) !== isNamed(setting.officers.minuteTaker)) found.add('officers')
  return found
}

/** G2.5: who bears a burden has somebody who speaks for them. */
function isIncomplete({ party, interest, spokesperson }: Party): boolean {
  return party.trim() === '' || (interest === 'BURDEN' && spokesperson.trim() === '')
}

/** Whether it says where; of a motion's own scope as of the whole. */
export function isScoped({ kind, propertyAreaId, buildings, stairwell, names }: ScopeChoice): boolean {
  switch (kind) {
    case 'community':
      return true
    case 'property-area':
      return propertyAreaId !== null
    case 'building':
      return buildings.length > 0
    case 'stairwell':
      return buildings.length === 1 && stairwell !== ''
    case 'list':
      return namesOf(names).length > 0
  }
}

function isNamed({ name }: OfficerEntry): boolean {
  return name.trim() !== ''
}

function partyInput({ party, interest, spokesperson, howHeard, contactOk, buildings, nonHukou }: Party) {
  const spokenFor = [...new Set(buildings.split(/[、,，;；\s]+/u).filter((building) => building !== ''))]
  return {
    party,
    interest,
    ...(spokesperson.trim() === '' ? {} : { spokesperson: spokesperson.trim() }),
    ...(howHeard === null ? {} : { howHeard }),
    ...(contactOk ? { contactOk } : {}),
    ...(spokenFor.length === 0 ? {} : { buildings: spokenFor }),
    ...(nonHukou ? { nonHukou } : {}),
  }
}

function scopeInput(choice: ScopeChoice, motions: readonly Motion[]) {
  const { kind, propertyAreaId, buildings, stairwell, names, gridId, uses } = choice
  const isOwners = unitTypeOf(motions) === 'OWNER'
  const isPlaced = kind === 'building' || kind === 'stairwell'
  return {
    kind,
    ...(propertyAreaId !== null && kind !== 'community' && kind !== 'list' ? { propertyAreaId } : {}),
    ...(isPlaced ? { buildings } : {}),
    ...(kind === 'stairwell' ? { stairwell } : {}),
    ...(kind === 'list' ? { names: namesOf(names) } : {}),
    ...(gridId !== null && !isOwners && kind !== 'list' ? { gridId } : {}),
    ...(uses.length > 0 && isOwners ? { uses } : {}),
  }
}

/** The action's input. */
export function toInput(setting: Setting) {
  const { motions, parties, recusals, recusalsAsked, officers } = setting
  const by = (officer: OfficerEntry) => ({ ...officer, name: officer.name.trim() })
  return {
    scope: scopeInput(setting, motions),
    motions: motions.map(({ own, ...motion }) => ({
      ...{ ...motion, text: motion.text.trim() },
      ...(own === null ? {} : { scope: scopeInput(own, motions) }),
    })),
    stakeholders: parties.map(partyInput),
    recusals,
    recusalsAsked,
    ...(isNamed(officers.chair) && isNamed(officers.minuteTaker)
      ? { officers: { chair: by(officers.chair), minuteTaker: by(officers.minuteTaker) } }
      : {}),
  }
}
