import {
  type AccountPage,
  type AccountQuery,
  type AccountView,
  accountPageSchema,
  accountQuerySchema,
  accountSchema,
  type ChangePassword,
  type CreateAccount,
  type CreateGrant,
  type CreateRegion,
  changePasswordSchema,
  createAccountSchema,
  createGrantSchema,
  createRegionSchema,
  type DisableAccount,
  disableAccountSchema,
  type IssueCodes,
  type IssuedCodes,
  issueCodesSchema,
  issuedCodesSchema,
  type RegionList,
  type RegionView,
  regionListSchema,
  regionSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { type Actor, CurrentActor } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { ACCOUNT_READERS, ACCOUNT_WRITERS, AccountsService } from './accounts.service.js'
import { CodesService } from './codes.service.js'
import { PasswordService } from './password.service.js'
import { REGION_MAKERS, RegionsService } from './regions.service.js'

@ApiTags('identity')
@Controller('identity')
export class IdentityController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly codes: CodesService,
    private readonly passwords: PasswordService,
    private readonly places: RegionsService,
  ) {}

  @Get('regions')
  @Allow('signed-in')
  @ApiAnswer(200, regionListSchema)
  async regions(): Promise<RegionList> {
    return { items: [...(await this.places.list())] }
  }

  @Post('regions')
  @Allow({ roles: REGION_MAKERS, on: 'system' })
  @ApiAnswer(201, regionSchema)
  createRegion(
    @CurrentActor() actor: Actor,
    @Body({ schema: createRegionSchema }) input: CreateRegion,
  ): Promise<RegionView> {
    return this.places.create(actor, input)
  }

  @Post('password')
  @Allow('signed-in')
  @ApiAnswer(204)
  changePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: changePasswordSchema }) input: ChangePassword,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.passwords.change(actor, input, request.ip)
  }

  @Get('accounts')
  @Allow({ roles: ACCOUNT_READERS, on: 'system' })
  @ApiAnswer(200, accountPageSchema)
  list(@CurrentActor() actor: Actor, @Query({ schema: accountQuerySchema }) query: AccountQuery): Promise<AccountPage> {
    return this.accounts.list(actor, query)
  }

  @Post('accounts')
  @Allow({ roles: ACCOUNT_WRITERS, on: 'system' })
  @ApiAnswer(201, accountSchema)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createAccountSchema }) input: CreateAccount,
  ): Promise<AccountView> {
    return this.accounts.create(actor, input)
  }

  @Post('accounts/:accountId/disabled')
  @Allow({ roles: ACCOUNT_WRITERS, on: 'system' })
  @ApiAnswer(200, accountSchema)
  setDisabled(
    @CurrentActor() actor: Actor,
    @Param('accountId') accountId: string,
    @Body({ schema: disableAccountSchema }) input: DisableAccount,
  ): Promise<AccountView> {
    return this.accounts.setDisabled(actor, accountId, input.disabled)
  }

  @Post('accounts/:accountId/grants')
  @Allow({ roles: ACCOUNT_WRITERS, on: 'system' })
  @ApiAnswer(201, accountSchema)
  grant(
    @CurrentActor() actor: Actor,
    @Param('accountId') accountId: string,
    @Body({ schema: createGrantSchema }) input: CreateGrant,
  ): Promise<AccountView> {
    return this.accounts.grant(actor, accountId, input)
  }

  @Delete('grants/:grantId')
  @Allow({ roles: ACCOUNT_WRITERS, on: 'system' })
  @ApiAnswer(204)
  endGrant(@CurrentActor() actor: Actor, @Param('grantId') grantId: string): Promise<void> {
    return this.accounts.endGrant(actor, grantId)
  }

  /** The answer is printed and never stored: this is the only time the codes are seen. */
  @Post('codes')
  @Allow({ roles: ACCOUNT_READERS, on: 'system' })
  @ApiAnswer(201, issuedCodesSchema)
  issueCodes(
    @CurrentActor() actor: Actor,
    @Body({ schema: issueCodesSchema }) input: IssueCodes,
  ): Promise<IssuedCodes> {
    return this.codes.issue(actor, input.accountIds)
  }
}
