import {
  type ChangeQuery,
  type ChangeSubject,
  type ChooseRepresentative,
  changeQuerySchema,
  chooseRepresentativeSchema,
  type EditArea,
  type EditHousehold,
  type EditPerson,
  type EditUnit,
  editAreaSchema,
  editHouseholdSchema,
  editPersonSchema,
  editUnitSchema,
  type MarkDelivery,
  type MarkedDelivery,
  markDeliverySchema,
  markedDeliverySchema,
  type RosterChanges,
  rosterChangesSchema,
  type UndoChange,
  type UnitView,
  undoChangeSchema,
  unitDetailSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { RosterEditService } from './roster-edit.service.js'

const idSchema = z.uuid()
const READERS = { roles: ['community-admin', 'coordinator'], on: 'community' } as const

@ApiTags('rosters')
@Controller('communities/:communityId')
@Allow({ roles: ['community-admin'], on: 'community' })
export class RosterEditController {
  constructor(private readonly edits: RosterEditService) {}

  @Patch('persons/:personId')
  @ApiAnswer(204)
  person(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('personId', { schema: idSchema }) id: string,
    @Body({ schema: editPersonSchema }) input: EditPerson,
  ): Promise<void> {
    return this.edit(actor, communityId, 'PERSON', id, input)
  }

  @Patch('households/:householdId')
  @ApiAnswer(204)
  household(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('householdId', { schema: idSchema }) id: string,
    @Body({ schema: editHouseholdSchema }) input: EditHousehold,
  ): Promise<void> {
    return this.edit(actor, communityId, 'HOUSEHOLD', id, input)
  }

  /** The household's own statement, in writing or in the app, taken down by the office (domain.md §2.2). */
  @Put('households/:householdId/representative')
  @ApiAnswer(204)
  householdRep(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('householdId', { schema: idSchema }) id: string,
    @Body({ schema: chooseRepresentativeSchema }) { personId, ...input }: ChooseRepresentative,
  ): Promise<void> {
    return this.edit(actor, communityId, 'HOUSEHOLD', id, { ...input, changes: { rep: personId } })
  }

  @Get('units/:unitId')
  @Allow(READERS)
  @ApiAnswer(200, unitDetailSchema)
  unit(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('unitId', { schema: idSchema }) id: string,
  ): Promise<UnitView> {
    return this.edits.unit(actor, communityId, id)
  }

  @Patch('units/:unitId')
  @ApiAnswer(204)
  editUnit(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('unitId', { schema: idSchema }) id: string,
    @Body({ schema: editUnitSchema }) input: EditUnit,
  ): Promise<void> {
    return this.edit(actor, communityId, 'UNIT', id, input)
  }

  /** Who votes for co-owners, by their own agreement. */
  @Put('units/:unitId/representative')
  @ApiAnswer(204)
  unitRep(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('unitId', { schema: idSchema }) id: string,
    @Body({ schema: chooseRepresentativeSchema }) { personId, ...input }: ChooseRepresentative,
  ): Promise<void> {
    return this.edit(actor, communityId, 'UNIT', id, { ...input, changes: { votingRep: personId } })
  }

  @Patch('property-areas/:areaId')
  @ApiAnswer(204)
  area(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('areaId', { schema: idSchema }) id: string,
    @Body({ schema: editAreaSchema }) input: EditArea,
  ): Promise<void> {
    return this.edit(actor, communityId, 'AREA', id, input)
  }

  @Post('property-areas/:areaId/delivery')
  @ApiAnswer(200, markedDeliverySchema)
  delivery(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('areaId', { schema: idSchema }) id: string,
    @Body({ schema: markDeliverySchema }) input: MarkDelivery,
  ): Promise<MarkedDelivery> {
    return this.edits.markDelivery(actor, communityId, id, input)
  }

  @Get('changes')
  @Allow(READERS)
  @ApiAnswer(200, rosterChangesSchema)
  changes(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: changeQuerySchema }) query: ChangeQuery,
  ): Promise<RosterChanges> {
    return this.edits.history(actor, communityId, query)
  }

  @Post('changes/:changeId/undo')
  @ApiAnswer(204)
  undo(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('changeId', { schema: idSchema }) id: string,
    @Body({ schema: undoChangeSchema }) { reason }: UndoChange,
  ): Promise<void> {
    return this.edits.undo(actor, communityId, id, reason)
  }

  private edit(
    actor: Actor,
    communityId: string,
    subject: ChangeSubject,
    subjectId: string,
    input: Omit<Parameters<RosterEditService['edit']>[2], 'subject' | 'subjectId'>,
  ): Promise<void> {
    return this.edits.edit(actor, communityId, { subject, subjectId, ...input })
  }
}
