import type { Role } from '@gongyi/shared/contracts'
import { Controller, Delete, Get, Global, Injectable, Module, Param } from '@nestjs/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp, testEnv } from '../../test/app.js'
import { writePerson } from '../../test/vault.js'
import { createApp } from '../app.js'
import { appModule } from '../app.module.js'
import { type Actor, CurrentActor, CurrentCommunity } from '../platform/actor.js'
import { Allow, TOPIC_LOCATOR, type TopicLocator } from '../platform/allow.decorator.js'
import { newId } from '../platform/ids.js'

/** One route for each kind of policy, beside the real ones. */
@Controller('probe')
class ProbeController {
  @Get('communities/:communityId')
  @Allow({ roles: ['coordinator', 'township-admin'], on: 'community' })
  community(@CurrentCommunity() communityId: string) {
    return { communityId }
  }

  @Get('townships/:regionId')
  @Allow({ roles: ['township-admin'], on: 'township' })
  township() {
    return {}
  }

  @Get('topics/:topicId')
  @Allow({ roles: ['resident'], on: 'topic' })
  topic(@CurrentCommunity() communityId: string) {
    return { communityId }
  }

  @Delete('me/:communityId')
  @Allow('signed-in')
  async me(@CurrentActor() actor: Actor, @Param('communityId') communityId: string) {
    return { roles: actor.rolesIn(communityId), person: (await actor.personIdIn(communityId)) ?? null }
  }
}

const topics = new Map<string, string>()

@Injectable()
class ProbeLocator implements TopicLocator {
  async communityOf(topicId: string, actor: Actor) {
    const communityId = topics.get(topicId)
    return communityId !== undefined && actor.communityIds.includes(communityId) ? communityId : undefined
  }
}

@Global()
@Module({ controllers: [ProbeController], providers: [{ provide: TOPIC_LOCATOR, useClass: ProbeLocator }] })
class ProbeModule {}

@Controller('forgotten')
class ForgottenController {
  @Get('route')
  forgotten() {
    return {}
  }
}

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ more: [ProbeModule] })
})
afterAll(() => test.close())

async function ask(role: Role, url: string) {
  const answer = await (await test.signIn(role)).get(url)
  return [answer.status, codeOf(answer) ?? answer.body]
}

describe('a policy on a community', () => {
  it('lets its roles in and names the community', async () => {
    const { guiyuan } = test.regions
    expect(await ask('coordinator', `/api/probe/communities/${guiyuan}`)).toEqual([200, { communityId: guiyuan }])
  })
  it('lets a role granted above it in', async () => {
    expect((await ask('township-admin', `/api/probe/communities/${test.regions.hebu}`))[0]).toBe(200)
  })
  it('tells another role of the same community that it may not', async () => {
    expect(await ask('resident', `/api/probe/communities/${test.regions.guiyuan}`)).toEqual([403, 'not-allowed'])
  })
  it('does not tell another community from none', async () => {
    for (const id of [test.regions.jinlan, test.regions.shitang, newId(), 'nonsense', test.regions.yunxi]) {
      expect(await ask('coordinator', `/api/probe/communities/${id}`)).toEqual([404, 'not-found'])
    }
    expect(await ask('township-admin', `/api/probe/communities/${test.regions.shitang}`)).toEqual([404, 'not-found'])
  })
})

describe('a policy on a township', () => {
  it('holds for its own office only', async () => {
    expect((await ask('township-admin', `/api/probe/townships/${test.regions.yunxi}`))[0]).toBe(200)
    expect(await ask('township-admin', `/api/probe/townships/${test.regions.songbu}`)).toEqual([404, 'not-found'])
    expect(await ask('auditor', `/api/probe/townships/${test.regions.songbu}`)).toEqual([403, 'not-allowed'])
  })
})

describe('a policy on a topic', () => {
  it('asks where the topic lives', async () => {
    const [here, elsewhere] = [newId(), newId()]
    topics.set(here, test.regions.guiyuan).set(elsewhere, test.regions.jinlan)
    expect(await ask('resident', `/api/probe/topics/${here}`)).toEqual([200, { communityId: test.regions.guiyuan }])
    expect(await ask('resident', `/api/probe/topics/${elsewhere}`)).toEqual([404, 'not-found'])
    expect(await ask('resident', `/api/probe/topics/${newId()}`)).toEqual([404, 'not-found'])
    expect(await ask('coordinator', `/api/probe/topics/${here}`)).toEqual([403, 'not-allowed'])
  })
})

describe('the actor', () => {
  it('knows its roles and its person in each community', async () => {
    const { guiyuan, jinlan } = test.regions
    const resident = await test.signIn('resident')
    const personId = newId()
    const { ownerPool } = test.database
    const client = await ownerPool.connect()
    await client.query('begin')
    await client.query(`select set_config('app.tenant', $1, true)`, [guiyuan])
    await writePerson(client, guiyuan, { id: personId, name: '陈阿妹' })
    await client.query('insert into account_person (community_id, id, account_id, person_id) values ($1, $2, $3, $4)', [
      guiyuan,
      newId(),
      resident.account?.id,
      personId,
    ])
    await client.query('commit')
    client.release()
    expect((await resident.delete(`/api/probe/me/${guiyuan}`)).body).toEqual({ roles: ['resident'], person: personId })
    expect((await resident.delete(`/api/probe/me/${jinlan}`)).body).toEqual({ roles: [], person: null })
  })
  it('loses a role when the grant runs out', async () => {
    const coordinator = await test.signIn('coordinator')
    await test.database.ownerPool.query(`update role_grant set valid_to = app_now() where account_id = $1`, [
      coordinator.account?.id,
    ])
    expect((await coordinator.get(`/api/probe/communities/${test.regions.guiyuan}`)).status).toBe(404)
  })
})

describe('a route that does not say who may call it', () => {
  it('stops the start, by name', async () => {
    const env = testEnv(test.database.appUrl, 'test')
    const root = appModule(env)
    @Module({ controllers: [ForgottenController] })
    class ForgottenModule {}
    const start = createApp(env, { ...root, imports: [...(root.imports ?? []), ForgottenModule] })
    await expect(start).rejects.toThrow('No @Allow on: ForgottenController.forgotten (GET /api/forgotten/route)')
  })
})
