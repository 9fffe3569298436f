import {
  type Inbox,
  inboxQuery,
  inboxReadDoneSchema,
  inboxReadSchema,
  inboxSchema,
  mailAddressSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { type InboxQuery, type InboxRead, type InboxReadDone, InboxService, type MailAddress } from './inbox.service.js'

@ApiTags('inbox')
@Controller('inbox')
@Allow('signed-in')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @ApiAnswer(200, inboxSchema)
  list(@CurrentActor() actor: Actor, @Query({ schema: inboxQuery }) query: InboxQuery): Promise<Inbox> {
    return this.inbox.list(actor, query)
  }

  @Post('read')
  @ApiAnswer(200, inboxReadDoneSchema)
  markRead(@CurrentActor() actor: Actor, @Body({ schema: inboxReadSchema }) read: InboxRead): Promise<InboxReadDone> {
    return this.inbox.markRead(actor, read)
  }

  @Get('address')
  @ApiAnswer(200, mailAddressSchema)
  address(@CurrentActor() actor: Actor): Promise<MailAddress> {
    return this.inbox.address(actor)
  }

  @Put('address')
  @ApiAnswer(200, mailAddressSchema)
  changeAddress(
    @CurrentActor() actor: Actor,
    @Body({ schema: mailAddressSchema }) address: MailAddress,
  ): Promise<MailAddress> {
    return this.inbox.changeAddress(actor, address)
  }
}
