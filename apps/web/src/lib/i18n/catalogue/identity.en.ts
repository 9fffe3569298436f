import type { SameWords } from '../shape.js'
import type { messages as zh } from './identity.zh.js'

export const messages = {
  signIn: {
    title: 'Sign in',
    lead: 'With the phone number known to your community office.',
    phone: 'Phone number',
    phoneError: 'Enter a phone number of 11 digits',
    by: 'Sign in with',
    byPassword: 'Password',
    byCode: 'One-time code',
    password: 'Password',
    passwordError: 'Enter your password',
    code: 'One-time code',
    codeHint: 'No password? The community office can print a code for you.',
    codeError: 'Enter the code',
    submit: 'Sign in',
    already: 'You are signed in',
    continue: 'Go on',
  },
} satisfies SameWords<typeof zh>
