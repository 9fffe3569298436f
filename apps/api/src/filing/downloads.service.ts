import { canonicalJson, type DossierDocument } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { ScreeningService } from '../consultations/screening.service.js'
import type { StoredTopic } from '../consultations/topic.js'
import { frozenTexts } from '../consultations/topic-view.store.js'
import { type TopicRequest, TopicsService } from '../consultations/topics.service.js'
import { now, type Tx } from '../platform/database.js'
import { notFound } from '../platform/problem.js'
import { DossierService } from './dossier.service.js'
import { communityName, findFiledDossier, votingUnits } from './filings.store.js'
import { ballotSheets, fileName, noticeLetter } from './letters.js'
import { renderBallotSheetPdf } from './pdf/ballot-sheet-pdf.js'
import { renderDossierPdf } from './pdf/dossier-pdf.js'
import { renderLetterPdf } from './pdf/letter-pdf.js'
import type { Locale } from './pdf/words.js'

export interface Download {
  readonly name: string
  readonly type: string
  readonly body: Buffer
}

const PDF = 'application/pdf'

/** The documents of a topic as files. What is read is read in one transaction; the rendering happens after it. */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly topics: TopicsService,
    private readonly dossiers: DossierService,
    private readonly screening: ScreeningService,
  ) {}

  /** Canonical JSON (RFC 8785), byte for byte what was hashed plus the hash itself. */
  async dossierJson(request: TopicRequest): Promise<Download> {
    const { topic, document } = await this.dossier(request)
    const body = Buffer.from(canonicalJson(document), 'utf8')
    return {
      name: fileName(topic, 'dossier', document.generatedAt, 'json'),
      type: 'application/json; charset=utf-8',
      body,
    }
  }

  async dossierPdf(request: TopicRequest, locale: Locale): Promise<Download> {
    const { topic, document } = await this.dossier(request)
    const { pdf } = await renderDossierPdf(document, { locale })
    return { name: fileName(topic, 'dossier', document.generatedAt, 'pdf'), type: PDF, body: pdf }
  }

  async noticePdf(request: TopicRequest, locale: Locale): Promise<Download> {
    const { topic, letter } = await this.topics.within(request, async (tx, found) => ({
      topic: found,
      letter: noticeLetter(found, await communityName(tx, found.communityId), locale),
    }))
    if (letter === undefined) throw notFound()
    const { pdf } = await renderLetterPdf(letter, { locale })
    return { name: fileName(topic, 'notice', letter.at, 'pdf'), type: PDF, body: pdf }
  }

  /** A letter of step 1 as it was issued. */
  async letterPdf(request: TopicRequest, letterId: string, locale: Locale): Promise<Download> {
    const { kind, issuedAt, ...letter } = await this.screening.letter(request, letterId, locale)
    const { pdf } = await renderLetterPdf({ ...letter, attachments: [], at: issuedAt, textHash: null }, { locale })
    return { name: `${kind.toLowerCase()}-${letter.day}-${letter.id.slice(-12)}.pdf`, type: PDF, body: pdf }
  }

  async ballotsPdf(request: TopicRequest, building: string | undefined, locale: Locale): Promise<Download> {
    const { topic, sheets } = await this.topics.within(request, async (tx, found) => {
      const parts = {
        communityName: await communityName(tx, found.communityId),
        units: await votingUnits(tx, found, building),
        texts: frozenTexts(found),
        now: (await now(tx)).toISOString(),
        locale,
      }
      return { topic: found, sheets: ballotSheets(found, parts) }
    })
    if (sheets === undefined) throw notFound()
    const { pdf } = await renderBallotSheetPdf(sheets, { locale })
    return { name: fileName(topic, 'ballots', sheets.at, 'pdf'), type: PDF, body: pdf }
  }

  private async dossier(request: TopicRequest): Promise<{ topic: StoredTopic; document: DossierDocument }> {
    const found = await this.topics.within(request, async (tx, topic) => ({
      topic,
      document: await this.find(tx, topic),
    }))
    if (found.document === undefined) throw notFound()
    return { topic: found.topic, document: found.document }
  }

  /** As it was filed; before that, as it would be filed now, without a number. */
  private async find(tx: Tx, topic: StoredTopic): Promise<DossierDocument | undefined> {
    const filed = await findFiledDossier(tx, topic)
    if (filed !== undefined || topic.stage !== 'filing') return filed
    return this.dossiers.document(tx, topic, (await now(tx)).toISOString(), null)
  }
}
