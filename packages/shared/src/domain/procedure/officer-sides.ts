/** For whom the person in the chair, or at the minutes, sits there. */
export const OFFICER_SIDES = [
  'COMMITTEE',
  'RESIDENT',
  'OWNERS_COMMITTEE',
  'OUTSIDE',
  'PROPERTY_COMPANY',
  'DEVELOPER',
] as const
