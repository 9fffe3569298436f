import {
  type HouseholdPage,
  type HouseholdView,
  householdPageSchema,
  householdSchema,
  type PersonPage,
  type PersonQuery,
  type PersonView,
  type Places,
  type PropertyAreas,
  personDetailSchema,
  personPageSchema,
  personQuerySchema,
  placesSchema,
  propertyAreasSchema,
  type RosterQuery,
  rosterQuerySchema,
  type UnitPage,
  type UnitQuery,
  unitPageSchema,
  unitQuerySchema,
} from '@gongyi/shared/contracts'
import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { RosterService } from './roster.service.js'

const idSchema = z.uuid()

@ApiTags('rosters')
@Controller('communities/:communityId')
@Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
export class RosterController {
  constructor(private readonly roster: RosterService) {}

  @Get('households')
  @ApiAnswer(200, householdPageSchema)
  households(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: rosterQuerySchema }) query: RosterQuery,
  ): Promise<HouseholdPage> {
    return this.roster.households(actor, communityId, query)
  }

  @Get('households/:householdId')
  @ApiAnswer(200, householdSchema)
  household(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('householdId', { schema: idSchema }) id: string,
  ): Promise<HouseholdView> {
    return this.roster.household(actor, communityId, id)
  }

  @Get('persons')
  @ApiAnswer(200, personPageSchema)
  persons(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: personQuerySchema }) query: PersonQuery,
  ): Promise<PersonPage> {
    return this.roster.persons(actor, communityId, query)
  }

  @Get('persons/:personId')
  @ApiAnswer(200, personDetailSchema)
  person(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('personId', { schema: idSchema }) id: string,
  ): Promise<PersonView> {
    return this.roster.person(actor, communityId, id)
  }

  @Get('units')
  @ApiAnswer(200, unitPageSchema)
  units(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: unitQuerySchema }) query: UnitQuery,
  ): Promise<UnitPage> {
    return this.roster.units(actor, communityId, query)
  }

  @Get('property-areas')
  @ApiAnswer(200, propertyAreasSchema)
  propertyAreas(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<PropertyAreas> {
    return this.roster.propertyAreas(actor, communityId)
  }

  @Get('places')
  @ApiAnswer(200, placesSchema)
  places(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<Places> {
    return this.roster.places(actor, communityId)
  }
}
