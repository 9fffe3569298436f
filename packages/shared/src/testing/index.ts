export {
  actorAs,
  contextOf,
  draftTopic,
  PROPOSER,
  sampleInput,
  straightWay,
  willingFacts,
} from './procedure.js'
export { sampleDossierContent, sampleEvents } from './sample-dossier.js'
