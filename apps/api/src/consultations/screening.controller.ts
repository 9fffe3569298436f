import {
  type LetterView,
  letterQuery,
  letterViewSchema,
  type ReferralList,
  referralListQuery,
  referralListSchema,
  type ScreeningView,
  screeningViewSchema,
} from '@gongyi/shared/contracts'
import { CLUE_READERS } from '@gongyi/shared/domain'
import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { ScreeningService } from './screening.service.js'
import { READERS } from './visibility.js'

@ApiTags('propose')
@Controller()
export class ScreeningController {
  constructor(private readonly screening: ScreeningService) {}

  @Get('topics/:topicId/screening')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, screeningViewSchema)
  view(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<ScreeningView> {
    return this.screening.view({ actor, communityId, topicId })
  }

  @Get('topics/:topicId/letters/:letterId')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, letterViewSchema)
  letter(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('letterId') letterId: string,
    @Query({ schema: letterQuery }) { locale }: z.infer<typeof letterQuery>,
  ): Promise<LetterView> {
    return this.screening.letter({ actor, communityId, topicId }, letterId, locale)
  }

  @Get('communities/:communityId/referrals')
  @Allow({ roles: CLUE_READERS, on: 'community' })
  @ApiAnswer(200, referralListSchema)
  referrals(
    @CurrentActor() actor: Actor,
    @Param('communityId') communityId: string,
    @Query({ schema: referralListQuery }) query: z.infer<typeof referralListQuery>,
  ): Promise<ReferralList> {
    return this.screening.referrals(actor, communityId, query)
  }
}
