import {
  type AttachmentView,
  attachmentSchema,
  type DraftList,
  type DraftSaved,
  type DraftView,
  draftListSchema,
  draftSavedSchema,
  draftSchema,
  type FileQuery,
  fileQuerySchema,
  type SaveDraft,
  saveDraftSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res, type StreamableFile } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { readUpload } from '../../platform/files/read-upload.js'
import { sendFile } from '../../platform/files/send-file.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { FILE_BODY } from '../attachments/file-body.js'
import { ProposalDraftsService } from './drafts.service.js'

const idSchema = z.uuid()
const noFields = z.strictObject({})

@ApiTags('propose')
@Controller('communities/:communityId/proposal-drafts')
@Allow({ roles: ['resident', 'coordinator', 'community-admin'], on: 'community' })
export class ProposalDraftsController {
  constructor(private readonly drafts: ProposalDraftsService) {}

  @Get()
  @ApiAnswer(200, draftListSchema)
  list(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<DraftList> {
    return this.drafts.list(actor, communityId)
  }

  @Get(':draftId')
  @ApiAnswer(200, draftSchema)
  read(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
  ): Promise<DraftView> {
    return this.drafts.read({ actor, communityId, draftId })
  }

  @Put(':draftId')
  @ApiAnswer(200, draftSavedSchema)
  save(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
    @Body({ schema: saveDraftSchema }) draft: SaveDraft,
  ): Promise<DraftSaved> {
    return this.drafts.save({ actor, communityId, draftId }, draft)
  }

  @Delete(':draftId')
  @ApiAnswer(204)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
  ): Promise<void> {
    return this.drafts.remove({ actor, communityId, draftId })
  }

  @Post(':draftId/photos')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @ApiAnswer(201, attachmentSchema)
  async addPhoto(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentView> {
    return this.drafts.addPhoto({ actor, communityId, draftId }, await readUpload(request, noFields))
  }

  @Get(':draftId/photos/:photoId/content')
  @ApiAnswer(200)
  @ApiProduces('image/jpeg')
  async photo(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
    @Param('photoId', { schema: idSchema }) photoId: string,
    @Query({ schema: fileQuerySchema }) query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.drafts.photo({ actor, communityId, draftId }, photoId, query))
  }

  @Delete(':draftId/photos/:photoId')
  @ApiAnswer(204)
  removePhoto(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('draftId', { schema: idSchema }) draftId: string,
    @Param('photoId', { schema: idSchema }) photoId: string,
  ): Promise<void> {
    return this.drafts.removePhoto({ actor, communityId, draftId }, photoId)
  }
}
