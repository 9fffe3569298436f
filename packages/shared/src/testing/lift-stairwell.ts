import type { OwnedUnit } from '../domain/electorate/owners.js'

/** A delivered flat with one owner; whatever matters to a test is given. */
export function ownedUnit(given: Partial<OwnedUnit> & Pick<OwnedUnit, 'id'>): OwnedUnit {
  return {
    propertyAreaId: 'estate',
    building: '7',
    stairwell: '2',
    room: given.id,
    areaCenti: 10_000,
    deliveryStatus: 'DELIVERED',
    countsForVote: true,
    ownerKeys: [`owner-${given.id}`],
    ...given,
  }
}

/** Case C01: twelve flats of one stairwell, Chen owns 501 and 601, a couple owns 302; 11 heads and 946.80 m². */
export const LIFT_STAIRWELL: readonly OwnedUnit[] = [1, 2, 3, 4, 5, 6].flatMap((floor) => [
  ownedUnit({ id: `${floor}01`, areaCenti: 7_250, ownerKeys: [floor >= 5 ? 'chen' : `owner-${floor}01`] }),
  ownedUnit({
    id: `${floor}02`,
    areaCenti: 8_530,
    ownerKeys: floor === 3 ? ['wife', 'husband'] : [`owner-${floor}02`],
  }),
])
