import { type ExportRoster, exportRosterSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Post, Res, StreamableFile } from '@nestjs/common'
import { ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { ExportsService } from './exports.service.js'

@ApiTags('rosters')
@Controller('communities/:communityId/exports')
@Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** A POST, because it goes on record, and so that no link on another page fetches it. */
  @Post()
  @ApiAnswer(200)
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  async export(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: exportRosterSchema }) input: ExportRoster,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, mime, bytes } = await this.exports.export(actor, communityId, input)
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    return new StreamableFile(bytes, {
      type: mime,
      length: bytes.length,
      disposition: `attachment; filename="roster.${input.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  }
}
