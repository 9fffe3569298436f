import { type CommunityKeys, communityKeysSchema } from '@gongyi/shared/contracts'
import { Controller, Get, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { KeyRotationService } from './key-rotation.service.js'

@ApiTags('keys')
@Controller('communities/:communityId/keys')
@Allow({ roles: ['system-admin'], on: 'community' })
export class KeysController {
  constructor(private readonly rotation: KeyRotationService) {}

  @Get()
  @ApiAnswer(200, communityKeysSchema)
  list(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<CommunityKeys> {
    return this.rotation.keys(actor, communityId)
  }

  /** Begins a rotation and answers at once; a job carries it through. */
  @Post('rotate')
  @ApiAnswer(202, communityKeysSchema)
  rotate(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<CommunityKeys> {
    return this.rotation.begin(actor, communityId)
  }
}
