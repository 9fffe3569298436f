import { test as journeys } from '../support/test.js'

export { expect } from '../support/test.js'

/** The address people see in the pictures; the browser alone is told where it is. */
export const ADDRESS = 'http://gongyi.example'
export const SERVER = `127.0.0.1:${process.env['GONGYI_E2E_PORT'] ?? '3210'}`

export const test = journeys.extend({
  origin: `http://${SERVER}`,
})
