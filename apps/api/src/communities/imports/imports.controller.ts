import {
  type ChooseColumns,
  chooseColumnsSchema,
  type ImportColumns,
  type ImportPage,
  type ImportQuery,
  type ImportRowsPage,
  type ImportRowsQuery,
  importColumnsSchema,
  importPageSchema,
  importQuerySchema,
  importRowsPageSchema,
  importRowsQuerySchema,
  type RosterImportView,
  rosterImportSchema,
  type UndoView,
  undoViewSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { ConfirmService } from './confirm.service.js'
import { ImportsService } from './imports.service.js'
import { REMARK_FILE } from './remark-words.js'
import { UndoService } from './undo.service.js'
import { readUpload } from './upload.js'

const idSchema = z.uuid()
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
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
  constructor(
    private readonly imports: ImportsService,
    private readonly confirming: ConfirmService,
    private readonly undoing: UndoService,
  ) {}

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
    return this.confirming.confirm(actor, communityId, id)
  }

  /** A preview that is out of date, computed anew. */
  @Post(':importId/preview')
  @ApiAnswer(200, rosterImportSchema)
  again(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<RosterImportView> {
    return this.imports.again(actor, communityId, id)
  }

  @Get(':importId/columns')
  @ApiAnswer(200, importColumnsSchema)
  columns(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<ImportColumns> {
    return this.imports.columns(actor, communityId, id)
  }

  @Post(':importId/columns')
  @ApiAnswer(200, rosterImportSchema)
  choose(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
    @Body({ schema: chooseColumnsSchema }) choice: ChooseColumns,
  ): Promise<RosterImportView> {
    return this.imports.choose(actor, communityId, id, choice)
  }

  /** The rows to look at, as a workbook with a column of remarks. */
  @Get(':importId/remarks')
  @ApiAnswer(200)
  @ApiProduces(WORKBOOK)
  async remarks(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.imports.remarks(actor, communityId, id)
    const full = encodeURIComponent(`${name.replace(/\.[^.]*$/, '')}-${REMARK_FILE}.xlsx`).replace(/['()*]/g, '_')
    return new StreamableFile(bytes, {
      type: WORKBOOK,
      length: bytes.length,
      disposition: `attachment; filename="remarks.xlsx"; filename*=UTF-8''${full}`,
    })
  }

  @Get(':importId/undo')
  @ApiAnswer(200, undoViewSchema)
  undoView(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<UndoView> {
    return this.undoing.view(actor, communityId, id)
  }

  @Post(':importId/undo')
  @ApiAnswer(200, rosterImportSchema)
  undo(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('importId', { schema: idSchema }) id: string,
  ): Promise<RosterImportView> {
    return this.undoing.undo(actor, communityId, id)
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
