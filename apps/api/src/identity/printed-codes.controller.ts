import {
  type ChooseCodes,
  chooseCodesSchema,
  type PrintedCodePage,
  type PrintedCodeQuery,
  printedCodePageSchema,
  printedCodeQuerySchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Post, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { ACCOUNT_READERS } from './accounts.service.js'
import { PrintedCodesService } from './printed-codes.service.js'

@ApiTags('identity')
@Controller('identity/codes')
export class PrintedCodesController {
  constructor(private readonly codes: PrintedCodesService) {}

  @Get()
  @Allow({ roles: ACCOUNT_READERS, on: 'system' })
  @ApiAnswer(200, printedCodePageSchema)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: printedCodeQuerySchema }) query: PrintedCodeQuery,
  ): Promise<PrintedCodePage> {
    return this.codes.list(actor, query)
  }

  /** "I saw it handed over": by anyone of the office but the printer. */
  @Post('release')
  @Allow({ roles: ACCOUNT_READERS, on: 'system' })
  @ApiAnswer(204)
  release(@CurrentActor() actor: Actor, @Body({ schema: chooseCodesSchema }) input: ChooseCodes): Promise<void> {
    return this.codes.release(actor, input.codeIds)
  }

  @Post('revoke')
  @Allow({ roles: ACCOUNT_READERS, on: 'system' })
  @ApiAnswer(204)
  revoke(@CurrentActor() actor: Actor, @Body({ schema: chooseCodesSchema }) input: ChooseCodes): Promise<void> {
    return this.codes.revoke(actor, input.codeIds)
  }
}
