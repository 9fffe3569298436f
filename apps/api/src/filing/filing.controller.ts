import { type FilingList, type FilingListQuery, filingListQuery, filingListSchema } from '@gongyi/shared/contracts'
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common'
import { ApiProduces, ApiTags } from '@nestjs/swagger'
import { READERS } from '../consultations/visibility.js'
import { type Actor, CurrentActor, CurrentCommunity } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { type BallotQuery, ballotQuery, type LocaleQuery, localeQuery } from './download.query.js'
import { type Download, DownloadsService } from './downloads.service.js'
import { FilingService } from './filing.service.js'

@ApiTags('filing')
@Controller()
export class FilingController {
  constructor(
    private readonly filings: FilingService,
    private readonly downloads: DownloadsService,
  ) {}

  @Get('townships/:regionId/filings')
  @Allow({ roles: ['township-admin', 'county-observer', 'auditor'], on: 'township' })
  @ApiAnswer(200, filingListSchema)
  list(
    @CurrentActor() actor: Actor,
    @Param('regionId') regionId: string,
    @Query({ schema: filingListQuery }) query: FilingListQuery,
  ): Promise<FilingList> {
    return this.filings.list(actor, regionId, query)
  }

  @Get('topics/:topicId/dossier')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200)
  @ApiProduces('application/json')
  async dossier(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<StreamableFile> {
    return file(await this.downloads.dossierJson({ actor, communityId, topicId }))
  }

  @Get('topics/:topicId/dossier.pdf')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200)
  @ApiProduces('application/pdf')
  async dossierPdf(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: localeQuery }) { locale }: LocaleQuery,
  ): Promise<StreamableFile> {
    return file(await this.downloads.dossierPdf({ actor, communityId, topicId }, locale))
  }

  @Get('topics/:topicId/notice.pdf')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200)
  @ApiProduces('application/pdf')
  async notice(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: localeQuery }) { locale }: LocaleQuery,
  ): Promise<StreamableFile> {
    return file(await this.downloads.noticePdf({ actor, communityId, topicId }, locale))
  }

  /** Step 1's letters on paper: for the proposer and the desks. */
  @Get('topics/:topicId/letters/:letterId/pdf')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200)
  @ApiProduces('application/pdf')
  async letter(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('letterId') letterId: string,
    @Query({ schema: localeQuery }) { locale }: LocaleQuery,
  ): Promise<StreamableFile> {
    return file(await this.downloads.letterPdf({ actor, communityId, topicId }, letterId, locale))
  }

  /** For those who carry them to the doors. */
  @Get('topics/:topicId/ballots.pdf')
  @Allow({ roles: ['coordinator', 'community-admin'], on: 'topic' })
  @ApiAnswer(200)
  @ApiProduces('application/pdf')
  async ballots(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: ballotQuery }) { locale, building }: BallotQuery,
  ): Promise<StreamableFile> {
    return file(await this.downloads.ballotsPdf({ actor, communityId, topicId }, building, locale))
  }
}

function file({ body, name, type }: Download): StreamableFile {
  return new StreamableFile(body, { type, length: body.length, disposition: `attachment; filename="${name}"` })
}
