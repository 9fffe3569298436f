import type { SameWords } from '../shape.js'
import type { messages as zh } from './reveal.zh.js'

export const messages = {
  open: 'Show number',
  openFor: 'Show number: {{name}}',
  title: 'The number of {{name}}',
  lead: 'The middle of a number is hidden. Each look is put on record: who looked, at whose number, and why. Auditors can read it.',
  purpose: 'Why you need it',
  purposes: {
    CONTACT: 'To call this person',
    VERIFY_IDENTITY: 'To check who somebody is, face to face',
    DELIVERY: 'To bring a notice or a ballot to the door',
    CORRECT_ROSTER: 'To correct the roster',
    EMERGENCY: 'In an emergency',
  },
  confirm: 'Show',
  close: 'Done',
  name: 'Name',
  phone: 'Mobile',
  identity: 'Identity number',
  identityNote: 'The whole identity number is not kept, only its first six and last four characters.',
  none: 'Not registered',
  recorded: 'This look is on record. The number is hidden again when you close.',
} satisfies SameWords<typeof zh>
