/**
 * Every condition the procedure asks for. G-numbers are those of docs/domain.md §3;
 * SD separation of duties (§2.4), SU supervision, FT the village chain (§5.2), CO cooling-off (§3.6), ST statutory initiative (§3.1),
 * TL time and kind of procedure, OW one's own topic; AT, RO, PH, IN place, role, phase and input of an action.
 */
export const GUARD_IDS = [
  'G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.6', 'G1.7',
  'G2.1', 'G2.2', 'G2.3', 'G2.4', 'G2.5', 'G2.6', 'G2.7',
  'G3.1', 'G3.2', 'G3.3', 'G3.4',
  'G4.1', 'G4.2', 'G4.3', 'G4.4',
  'G5.1', 'G5.2', 'G5.3', 'G5.4', 'G5.5', 'G5.6',
  'G6.1', 'G6.2', 'G6.3', 'G6.4', 'G6.5',
  'G7.1', 'G7.2', 'G7.3',
  'G8.1', 'G8.2', 'G8.3', 'G8.4', 'G8.5',
  'SD.1', 'SD.2', 'SD.3', 'SD.4', 'SD.5',
  'SU.1',
  'FT.1', 'FT.2', 'FT.3',
  'CO.1',
  'ST.1',
  'TL.1',
  'TL.2',
  'TL.3',
  'TL.4',
  'TL.5',
  'OW.1',
  'AT.1',
  'RO.1',
  'PH.1',
  'IN.1',
] as const
export type GuardId = (typeof GUARD_IDS)[number]
