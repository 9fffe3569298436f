import { type PublicElectorate, publicElectorateQuery, publicElectorateSchema } from '@gongyi/shared/contracts'
import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { type PublicElectorateQuery, PublicElectorateService } from './public-electorate.service.js'

/** The list while it is on display, for everybody who stands before the board: house numbers, and nothing else. */
@ApiTags('participants')
@Controller('electorates/:topicId')
export class PublicElectorateController {
  constructor(private readonly lists: PublicElectorateService) {}

  @Get()
  @Allow('public')
  @ApiAnswer(200, publicElectorateSchema)
  view(
    @Param('topicId') topicId: string,
    @Query({ schema: publicElectorateQuery }) query: PublicElectorateQuery,
  ): Promise<PublicElectorate> {
    return this.lists.view(topicId, query)
  }
}
