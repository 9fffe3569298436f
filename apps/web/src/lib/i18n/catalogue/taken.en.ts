import type { SameWords } from '../shape.js'
import type { messages as zh } from './taken.zh.js'

export const messages = {
  whose: 'Who says it',
  listed: 'A household on the list',
  unlisted: 'Somebody who is not on the list',
  unit: 'Which household',
  unitHint: 'Type the flat number to search',
  unitError: 'Choose the household',
  name: 'Name',
  nameHint: 'Only staff can see it.',
  nameError: 'Write the name',
  channel: 'Where it was taken down',
  channels: { COUNTER: 'Service counter', DOORSTEP: 'At the door' },
  channelError: 'Choose one',
  consent: 'How the person agreed',
  consentHint: 'For example: read out to them, and they signed the sheet.',
  consentError: 'Write how the person agreed',
  note: { COUNTER: 'Taken at the counter: {{of}}', DOORSTEP: 'Taken at the door: {{of}}' },
  by: 'You are recorded as the one who took it down.',
  objection: {
    title: 'Take down an objection',
    body: 'What a resident says at the counter or at home, written down by you, is treated like one sent online.',
    submit: 'Record the objection',
    done: 'Objection recorded',
  },
  rating: {
    title: 'Take down a rating',
    body: 'What a household without an account says, written down by you: once per household, counted like one sent online.',
    submit: 'Record the rating',
    done: 'Rating recorded',
  },
  correction: {
    title: 'Take down a correction',
    submit: 'Record the correction',
  },
} satisfies SameWords<typeof zh>
