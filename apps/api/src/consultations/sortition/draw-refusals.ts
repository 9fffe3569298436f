import { Problem, refused } from '../../platform/problem.js'

/** Words of the refusals; the screen has a sentence for each. */
export const drawRefusals = {
  notAtParticipants: () => new Problem('conflict', { word: 'draw-wrong-stage' }),
  anotherOpen: () => new Problem('conflict', { word: 'draw-open-already' }),
  wrongState: (state: string) => new Problem('conflict', { word: 'draw-wrong-state', current: { state } }),
  seedDiffers: () => new Problem('conflict', { word: 'draw-seed-differs' }),
  samePerson: () => new Problem('not-allowed', { word: 'draw-same-person' }),
  poolEmpty: () => refused('draw-pool-empty'),
  poolTooSmall: () => refused('draw-pool-too-small'),
  poolTooLarge: () => refused('draw-pool-too-large'),
  sourceNotAhead: () => refused('draw-source-not-ahead'),
  sourceNotYet: () => refused('draw-source-not-yet'),
  seedUnreadable: () => refused('draw-seed-unreadable'),
  answerOutOfPlace: () => new Problem('conflict', { word: 'draw-answer-out-of-place' }),
  witnessed: () => new Problem('conflict', { word: 'draw-witnessed-already' }),
} as const
