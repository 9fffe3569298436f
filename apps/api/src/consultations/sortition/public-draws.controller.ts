import {
  type DrawMade,
  drawMadeSchema,
  type MyAnswer,
  type MyDraw,
  myAnswerSchema,
  myDrawSchema,
  type PublicDraw,
  poolCommitmentSchema,
  publicDrawSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common'
import { ApiProduces, ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { PublicDrawsService } from './public-draws.service.js'

/** A draw for everybody, signed in or not; one's own part of it for whoever is. */
@ApiTags('participants')
@Controller('draws/:drawId')
export class PublicDrawsController {
  constructor(private readonly draws: PublicDrawsService) {}

  @Get()
  @Allow('public')
  @ApiAnswer(200, publicDrawSchema)
  view(@Param('drawId') drawId: string): Promise<PublicDraw> {
    return this.draws.view(drawId)
  }

  @Get('pool.json')
  @Allow('public')
  @ApiAnswer(200, poolCommitmentSchema)
  async poolJson(@Param('drawId') drawId: string): Promise<StreamableFile> {
    return file(await this.draws.poolJson(drawId), 'application/json', `pool-${drawId}.json`)
  }

  @Get('pool.csv')
  @Allow('public')
  @ApiProduces('text/csv')
  @ApiAnswer(200)
  async poolTable(@Param('drawId') drawId: string): Promise<StreamableFile> {
    return file(await this.draws.poolTable(drawId), 'text/csv; charset=utf-8', `pool-${drawId}.csv`)
  }

  @Get('mine')
  @Allow('signed-in')
  @ApiAnswer(200, myDrawSchema)
  mine(@CurrentActor() actor: Actor, @Param('drawId') drawId: string): Promise<MyDraw> {
    return this.draws.mine(actor, drawId)
  }

  @Post('my-answer')
  @Allow('signed-in')
  @ApiAnswer(200, drawMadeSchema)
  answer(
    @CurrentActor() actor: Actor,
    @Param('drawId') drawId: string,
    @Body({ schema: myAnswerSchema }) { answer }: MyAnswer,
  ): Promise<DrawMade> {
    return this.draws.answer(actor, drawId, answer)
  }
}

function file(text: string, type: string, name: string): StreamableFile {
  return new StreamableFile(Buffer.from(text, 'utf8'), { type, disposition: `attachment; filename="${name}"` })
}
