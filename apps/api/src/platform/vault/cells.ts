import type { Cell } from './keyring.js'

/** Every place where sealed text stands. What is not here stands in clear. */
export const CELLS = {
  accountName: (id: string) => cell('account', 'display_name', id),
  accountPhone: (id: string) => cell('account', 'phone', id),
  contactAddress: (accountId: string, channel: string) => cell('contact_address', 'address', `${accountId} ${channel}`),
  /** Under the platform's key: contributions come in crowds, and answers live too short to be worth a rotation. */
  givenAnswer: (communityId: string, accountId: string, key: string) =>
    cell('idempotency_key', 'response', `${communityId} ${accountId} ${key}`),
  personName: (id: string) => cell('person', 'name', id),
  personPhone: (id: string) => cell('person', 'phone', id),
  personIdMasked: (id: string) => cell('person', 'id_masked', id),
  personNote: (id: string) => cell('person', 'note', id),
  importRow: (id: string) => cell('roster_import_row', 'body', id),
  importPart: (id: string) => cell('roster_import_part', 'body', id),
  importChange: (id: string) => cell('roster_import_change', 'former', id),
  rosterChange: (id: string) => cell('roster_change', 'body', id),
  tagEvidence: (id: string) => cell('person_tag', 'evidence', id),
  listName: (id: string) => cell('list_name', 'name', id),
} as const

function cell(table: string, column: string, row: string): Cell {
  return { table, column, row }
}
