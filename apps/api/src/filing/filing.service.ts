import type { FilingList, FilingListQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { FilingListRepository } from './filing-list.repository.js'

/** The desk of a township or of whoever stands above it. */
@Injectable()
export class FilingService {
  constructor(private readonly filings: FilingListRepository) {}

  list(actor: Actor, regionId: string, query: FilingListQuery): Promise<FilingList> {
    return this.filings.list(actor, regionId, query)
  }
}
