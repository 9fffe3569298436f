import {
  type AttachmentList,
  attachmentFieldsSchema,
  attachmentListSchema,
  type FileQuery,
  fileQuerySchema,
} from '@gongyi/shared/contracts'
import { Controller, Delete, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { readUpload } from '../../platform/files/read-upload.js'
import { sendFile } from '../../platform/files/send-file.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { READERS } from '../visibility.js'
import { AttachmentsService } from './attachments.service.js'
import { FILE_BODY } from './file-body.js'

const idSchema = z.uuid()

@ApiTags('propose')
@Controller('topics/:topicId/attachments')
@Allow({ roles: READERS, on: 'topic' })
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get()
  @ApiAnswer(200, attachmentListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<AttachmentList> {
    return this.attachments.list({ actor, communityId, topicId })
  }

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @ApiAnswer(201, attachmentListSchema)
  async add(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentList> {
    return this.attachments.add({ actor, communityId, topicId }, await readUpload(request, attachmentFieldsSchema))
  }

  @Get(':attachmentId/content')
  @ApiAnswer(200)
  @ApiProduces('image/jpeg', 'application/pdf')
  async content(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('attachmentId', { schema: idSchema }) id: string,
    @Query({ schema: fileQuerySchema }) query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.attachments.content({ actor, communityId, topicId }, id, query))
  }

  @Delete(':attachmentId')
  @ApiAnswer(200, attachmentListSchema)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('attachmentId', { schema: idSchema }) id: string,
  ): Promise<AttachmentList> {
    return this.attachments.remove({ actor, communityId, topicId }, id)
  }
}
