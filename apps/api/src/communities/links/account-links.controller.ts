import {
  type AccountLink,
  type AccountLinks,
  type AccountLinksQuery,
  accountLinkSchema,
  accountLinksQuerySchema,
  accountLinksSchema,
  type CreateAccountLink,
  createAccountLinkSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { AccountLinksService } from './account-links.service.js'

const idSchema = z.uuid()

@ApiTags('rosters')
@Controller('communities/:communityId/account-links')
@Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
export class AccountLinksController {
  constructor(private readonly links: AccountLinksService) {}

  @Get()
  @ApiAnswer(200, accountLinksSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: accountLinksQuerySchema }) query: AccountLinksQuery,
  ): Promise<AccountLinks> {
    return this.links.list(actor, communityId, query.accounts)
  }

  @Post()
  @ApiAnswer(201, accountLinkSchema)
  create(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: createAccountLinkSchema }) input: CreateAccountLink,
  ): Promise<AccountLink> {
    return this.links.create(actor, communityId, input)
  }

  @Delete(':accountId')
  @ApiAnswer(204)
  end(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('accountId', { schema: idSchema }) accountId: string,
  ): Promise<void> {
    return this.links.end(actor, communityId, accountId)
  }
}
