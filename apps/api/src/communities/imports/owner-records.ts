import type { UnitData } from './stored-row.js'

export interface UnitRecord {
  readonly id: string
  readonly building: string
  readonly stairwell: string
  readonly room: string
  readonly use: UnitData['unit']['use']
  readonly areaCenti: number
  readonly areaSource: UnitData['unit']['areaSource']
  readonly deliveryStatus: UnitData['unit']['deliveryStatus']
  readonly countsForVote: boolean
}

export interface OwnerRecord {
  readonly id: string
  readonly unitId: string
  readonly personId: string | null
  readonly orgName: string | null
  readonly ownerKey: string
  readonly isVotingRep: boolean
}
