import { type DossierContent, type DossierDocument, sealDossier } from '@gongyi/shared/domain'
import { Injectable, Logger } from '@nestjs/common'
import type { DossierDesk, IssuedNumber } from '../consultations/dossier-desk.js'
import type { StoredTopic } from '../consultations/topic.js'
import type { Tx } from '../platform/database.js'
import { readDossierSource } from './dossier.store.js'
import { checklistOf } from './dossier-checklist.js'
import { dossierContent } from './dossier-document.js'
import { insertFiling } from './filings.store.js'

/** Makes dossiers: looks through them while they are prepared, seals them when they are filed. */
@Injectable()
export class DossierService implements DossierDesk {
  private readonly logger = new Logger('Dossier')

  async check(tx: Tx, topic: StoredTopic, now: string) {
    const source = await readDossierSource(tx, topic, now)
    const content = dossierContent(source, null)
    const sealed = content && sealDossier(content)
    if (sealed?.ok === false) this.logger.warn({ topicId: topic.id, problems: sealed.error })
    return { dossierMissing: [...checklistOf(source).missing], publicVersionClean: sealed?.ok === true }
  }

  async seal(tx: Tx, topic: StoredTopic, issued: IssuedNumber): Promise<void> {
    const document = await this.document(tx, topic, issued.filedAt, filingPart(topic, issued))
    if (document === undefined)
      throw new Error(`topic ${topic.caseNo} was let through to filing with a dossier that cannot be sealed`)
    await insertFiling(tx, topic, issued, document)
  }

  /** The dossier as it would be sealed now; undefined where there is nothing to file yet or it is not clean. */
  async document(
    tx: Tx,
    topic: StoredTopic,
    now: string,
    filing: DossierContent['filing'],
  ): Promise<DossierDocument | undefined> {
    const source = await readDossierSource(tx, topic, now)
    const content = dossierContent(source, filing)
    const sealed = content && sealDossier(content)
    if (sealed?.ok === false) this.logger.warn({ topicId: topic.id, problems: sealed.error })
    return sealed?.ok ? sealed.value : undefined
  }
}

function filingPart(topic: StoredTopic, { number, filedAt }: IssuedNumber): DossierContent['filing'] {
  const { submitted, review } = topic.records.filing
  const remarks = review?.note?.trim()
  return {
    number,
    submittedAt: submitted?.at ?? filedAt,
    filedAt,
    reviewerRole: 'township-admin',
    remarks: remarks ? remarks : null,
  }
}
