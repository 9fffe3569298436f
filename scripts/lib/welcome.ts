export interface DemoAccount {
  readonly role: string
  readonly name: string
  readonly phone: string
  readonly password: string
}

/** What a person needs to begin: where to look, and whom to be. */
export function printWelcome(address: string, accounts: readonly DemoAccount[]): void {
  console.log(`\nGongyi 共议 is running at ${address}`)
  if (accounts.length > 0) {
    console.log('\nDemo accounts (role, phone, password, name):')
    const width = Math.max(...accounts.map(({ role }) => role.length))
    for (const { role, phone, password, name } of accounts) {
      console.log(`  ${role.padEnd(width)}  ${phone}  ${password}  ${name}`)
    }
  }
  console.log('\nCtrl-C stops it; the data stays.')
}
