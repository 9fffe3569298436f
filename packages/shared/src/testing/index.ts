export {
  actorAs,
  contextOf,
  draftTopic,
  PROPOSER,
  sampleInput,
  screeningWithHit,
  straightWay,
  willingFacts,
} from './procedure.js'
export { sampleDossierContent, sampleEvents } from './sample-dossier.js'
export { SCREENING_CASES, type ScreeningCase } from './screening-cases.js'
