import {
  type AttachmentView,
  type DraftBehalf,
  type DraftList,
  type DraftSaved,
  type DraftView,
  FILE_LIMITS,
  type FileQuery,
  type SaveDraft,
} from '@gongyi/shared/contracts'
import { ORGANISERS } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import * as persons from '../../communities/roster/persons.store.js'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { fileRefused } from '../../platform/files/file-refused.js'
import { FileStore } from '../../platform/files/file-store.js'
import { prepareFile } from '../../platform/files/prepare-file.js'
import type { UploadedFile } from '../../platform/files/read-upload.js'
import type { SentFile } from '../../platform/files/send-file.js'
import { notFound, Problem, refused } from '../../platform/problem.js'
import { viewOf } from '../attachments/attachments.service.js'
import { addFile, findFile, listFiles, removeFile } from '../attachments/attachments.store.js'
import {
  countDrafts,
  type DraftKey,
  deleteDraft,
  findDraft,
  insertDraft,
  listDrafts,
  lockDraft,
  updateDraft,
} from './drafts.store.js'

const MOST_DRAFTS = 20

/** A draft in a community, as a request names it. */
export interface DraftRequest {
  readonly actor: Actor
  readonly communityId: string
  readonly draftId: string
}

/** Proposals somebody is writing: theirs alone, saved while they type, with the photos they have chosen. */
@Injectable()
export class ProposalDraftsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly files: FileStore,
  ) {}

  list(actor: Actor, communityId: string): Promise<DraftList> {
    return this.inTenant(actor, communityId, async (tx) => ({
      items: await listDrafts(tx, communityId, actor.accountId),
    }))
  }

  read(request: DraftRequest): Promise<DraftView> {
    return this.within(request, async (tx, key) => {
      const draft = await findDraft(tx, key)
      if (draft === undefined) throw notFound()
      const behalfNames = atDesk(request) ? await namesOf(tx, key.communityId, draft.data.behalf) : null
      return { ...draft, photos: [...(await photosOf(tx, key))], behalfNames }
    })
  }

  save(request: DraftRequest, { data, revision }: SaveDraft): Promise<DraftSaved> {
    return this.within(request, async (tx, key) => {
      const saved = revision === 0 ? await this.begin(tx, key, data) : await updateDraft(tx, key, data, revision)
      if (saved === undefined) throw await changedElsewhere(tx, key)
      return { revision: saved.revision, savedAt: saved.savedAt.toISOString() }
    })
  }

  remove(request: DraftRequest): Promise<void> {
    return this.within(request, async (tx, key) => {
      if (!(await lockDraft(tx, key))) throw notFound()
      await deleteDraft(tx, key)
    })
  }

  async addPhoto(request: DraftRequest, { name, bytes }: UploadedFile<object>): Promise<AttachmentView> {
    await this.within(request, requireRoom)
    const file = await prepareFile(bytes, ['IMAGE'])
    return this.within(request, async (tx, key) => {
      if (!(await lockDraft(tx, key))) throw notFound()
      await requireRoom(tx, key)
      const { communityId, draftId, accountId } = key
      await this.files.keep(tx, communityId, file)
      const id = await addFile(tx, communityId, { draftId }, { purpose: 'PROPOSAL', name, file, accountId })
      const added = await findFile(tx, communityId, { draftId }, id)
      if (added === undefined) throw new Error('the photo just added is not there')
      return viewOf(added, true)
    })
  }

  photo(request: DraftRequest, id: string, { size }: FileQuery): Promise<SentFile> {
    return this.within(request, async (tx, key) => {
      if ((await findDraft(tx, key)) === undefined) throw notFound()
      const file = await findFile(tx, key.communityId, { draftId: key.draftId }, id)
      const kept = file && (await this.files.read(tx, key.communityId, file.hash, size))
      if (file === undefined || kept === undefined) throw notFound()
      return { ...kept, name: file.name, hash: file.hash }
    })
  }

  removePhoto(request: DraftRequest, id: string): Promise<void> {
    return this.within(request, async (tx, key) => {
      if (!(await lockDraft(tx, key))) throw notFound()
      if (!(await removeFile(tx, key.communityId, { draftId: key.draftId }, id))) throw notFound()
    })
  }

  private async begin(tx: Tx, key: DraftKey, data: SaveDraft['data']) {
    if ((await countDrafts(tx, key.communityId, key.accountId)) >= MOST_DRAFTS) throw refused('too-many-drafts')
    return insertDraft(tx, key, data)
  }

  private within<T>(
    { actor, communityId, draftId }: DraftRequest,
    work: (tx: Tx, key: DraftKey) => Promise<T>,
  ): Promise<T> {
    const key = { communityId, draftId, accountId: actor.accountId }
    return this.inTenant(actor, communityId, (tx) => work(tx, key))
  }

  private inTenant<T>(actor: Actor, communityId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId)[0] ?? ''
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, work)
  }
}

/** Only the desk writes for others, and only the desk learns who an id stands for. */
function atDesk({ actor, communityId }: DraftRequest): boolean {
  return actor.rolesIn(communityId).some((role) => ORGANISERS.includes(role))
}

async function namesOf(tx: Tx, communityId: string, behalf: DraftBehalf | null): Promise<DraftView['behalfNames']> {
  if (behalf === null) return null
  const { personId, guardianPersonId } = behalf
  const found = await persons.names(tx, communityId, [personId, guardianPersonId])
  return { person: found.get(personId ?? '') ?? null, guardian: found.get(guardianPersonId ?? '') ?? null }
}

/** Somebody else's draft under this id is not there; one's own has moved on, and the answer says where to. */
async function changedElsewhere(tx: Tx, key: DraftKey): Promise<Problem> {
  const mine = await findDraft(tx, key)
  if (mine === undefined) return notFound()
  return new Problem('conflict', { word: 'draft-changed', current: mine })
}

async function requireRoom(tx: Tx, key: DraftKey): Promise<void> {
  if ((await findDraft(tx, key)) === undefined) throw notFound()
  if ((await photosOf(tx, key)).length >= FILE_LIMITS.photos) throw fileRefused('too-many-files')
}

async function photosOf(tx: Tx, { communityId, draftId }: DraftKey): Promise<readonly AttachmentView[]> {
  return (await listFiles(tx, communityId, { draftId })).map((photo) => viewOf(photo, true))
}
