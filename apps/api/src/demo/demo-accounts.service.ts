import type { DemoAccounts } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { notFound } from '../platform/problem.js'
import { DEMO_ACCOUNTS } from './demo-accounts.js'
import { DemoAccountsStore } from './demo-accounts.store.js'

@Injectable()
export class DemoAccountsService {
  constructor(private readonly store: DemoAccountsStore) {}

  /** A database without the demo data has no such list, not an empty one. */
  async list(): Promise<DemoAccounts> {
    const present = await this.store.present(DEMO_ACCOUNTS.map((account) => account.phone))
    const accounts = DEMO_ACCOUNTS.filter((account) => present.has(account.phone))
    if (accounts.length === 0) throw notFound()
    return { accounts }
  }
}
