import {
  type ImportPage,
  type ImportQuery,
  type ImportRowsPage,
  type ImportRowsQuery,
  importPageSchema,
  importQuerySchema,
  importRowsPageSchema,
  importRowsQuerySchema,
  type RosterImportView,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { ImportsService } from './imports.service.js'
import { readUpload } from './upload.js'

const idSchema = z.uuid()
const UPLOAD_BODY = {
  schema: {
    type: 'object',
    required: ['kind', 'file'],
    properties: {
      kind: { type: 'string', enum: ['HOUSEHOLDS', 'OWNERS'] },
      propertyAreaName: { type: 'string' },
      file: { type: 'string', format: 'binary' },
    },
  },
}

@ApiTags('rosters')
@Controller('communities/:communityId/imports')
@Allow({ roles: ['community-admin'], on: 'community' })
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiAnswer(201, rosterImportSchema)
  async upload(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Req() request: FastifyRequest,
  ): Promise<RosterImportView> {
    return this.imports.preview(actor, communityId, await readUpload(request))
  }

  @Get()
  @ApiAnswer(200, importPageSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: importQuerySchema }) query: ImportQuery,
  ): Promise<ImportPage> {
    return this.imports.list(actor, communityId, query)
  }

  @Get(':importId')
  @ApiAnswer(200, rosterImportSchema)
  one(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<RosterImportView> {
    return this.imports.one(actor, communityId, id)
  }

  @Get(':importId/rows')
  @ApiAnswer(200, importRowsPageSchema)
  rows(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
    @Query({ schema: importRowsQuerySchema }) query: ImportRowsQuery,
  ): Promise<ImportRowsPage> {
    return this.imports.rows(actor, communityId, id, query)
  }

  @Post(':importId/confirm')
  @ApiAnswer(200, rosterImportSchema)
  confirm(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<RosterImportView> {
    return this.imports.confirm(actor, communityId, id)
  }

  @Post(':importId/discard')
  @ApiAnswer(200, rosterImportSchema)
  discard(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<RosterImportView> {
    return this.imports.discard(actor, communityId, id)
  }
}
