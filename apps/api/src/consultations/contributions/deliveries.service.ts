import type { deliveryDoneSchema, deliverySchema } from '@gongyi/shared/contracts'
import { mayRecordDelivery } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { TopicRequest } from '../topics.service.js'
import { Admissions } from './admissions.service.js'
import { confirmReceipt, countTargets, recordDeliveries } from './deliveries.store.js'
import { requireOwnUnits } from './eligibility.store.js'
import { invalidField } from './refusals.js'

export type Delivery = z.infer<typeof deliverySchema>
export type DeliveryDone = z.infer<typeof deliveryDoneSchema>

@Injectable()
export class DeliveriesService {
  constructor(private readonly admissions: Admissions) {}

  /** One attempt, written down for every unit it was meant for. */
  record(request: TopicRequest, delivery: Delivery, key: string | undefined): Promise<DeliveryDone> {
    return this.admissions.contribute(request, 'notice.delivery', { key, body: delivery }, async (tx, admitted) => {
      requirePossible(delivery, await countTargets(tx, admitted, delivery.target))
      const recorded = await recordDeliveries(tx, admitted, delivery)
      requireAll(delivery.target, recorded)
      return { recorded }
    })
  }

  /** "I know": one press for every unit of one's own. Pressed again, it changes nothing. */
  confirm(request: TopicRequest, key: string | undefined): Promise<DeliveryDone> {
    return this.admissions.contribute(request, 'notice.receipt', { key, body: null }, async (tx, admitted) => {
      const { unitIds } = await requireOwnUnits(tx, admitted, admitted.accountId)
      return { recorded: await confirmReceipt(tx, admitted, unitIds) }
    })
  }
}

function requirePossible({ channel, result, target, note }: Delivery, units: number): void {
  const chosen = target.kind === 'units' ? new Set(target.unitIds).size : null
  const possible = mayRecordDelivery({ channel, result, chosen, units, note })
  const [fault] = possible.ok ? [] : possible.error.unmet
  if (fault === undefined) return
  const { pointer, code, message } = fault.params ?? {}
  throw invalidField(String(pointer), String(code), String(message))
}

function requireAll(target: Delivery['target'], recorded: number): void {
  if (target.kind === 'units' && recorded < new Set(target.unitIds).size) {
    throw invalidField('/target/unitIds', 'not-found', 'not all of these are voting units of this topic')
  }
  if (target.kind === 'building' && recorded === 0) {
    throw invalidField('/target/building', 'not-found', 'no voting unit of this topic is in this building')
  }
}
