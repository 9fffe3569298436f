import {
  type AttachmentList,
  type AttachmentView,
  FILE_LIMITS,
  type FilePurpose,
  type FileQuery,
} from '@gongyi/shared/contracts'
import { ORGANISERS, type Role } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { now, type Tx } from '../../platform/database.js'
import { fileRefused } from '../../platform/files/file-refused.js'
import { FileStore } from '../../platform/files/file-store.js'
import { type FileKind, prepareFile } from '../../platform/files/prepare-file.js'
import type { UploadedFile } from '../../platform/files/read-upload.js'
import type { SentFile } from '../../platform/files/send-file.js'
import { notFound, Problem } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import type { StoredTopic } from '../topic.js'
import { actAs } from '../topic.repository.js'
import { TopicEvents } from '../topic-events.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider, isOwn, seesWords, type Viewer } from '../visibility.js'
import { addFile, findFile, listFiles, lockTopic, removeFile, type StoredAttachment } from './attachments.store.js'

interface Purpose {
  readonly kinds: readonly FileKind[]
  readonly mayAdd: (topic: StoredTopic, viewer: Viewer) => boolean
  readonly maySee: (viewer: Viewer) => boolean
}

const isBeingWritten = ({ stage, status }: StoredTopic) =>
  stage === 'propose' && (status === 'draft' || status === 'returned')
const holds = ({ roles }: Viewer, wanted: readonly Role[]) => roles.some((role) => wanted.includes(role))

/** What files are for: which kinds, from whom, and who besides the desk sees them. */
const PURPOSES: Readonly<Record<FilePurpose, Purpose>> = {
  PROPOSAL: {
    kinds: ['IMAGE'],
    mayAdd: (topic, viewer) => isBeingWritten(topic) && isOwn(topic, viewer),
    maySee: () => true,
  },
  LEGAL_OPINION: {
    kinds: ['PDF', 'IMAGE'],
    mayAdd: (topic, viewer) =>
      topic.stage === 'propose' && topic.status === 'screening' && holds(viewer, ['expert', ...ORGANISERS]),
    maySee: (viewer) => isInsider(viewer) || holds(viewer, ['expert']),
  },
}

function purposeOf(name: string): Purpose | undefined {
  return Object.entries(PURPOSES).find(([purpose]) => purpose === name)?.[1]
}

/** Files of topics. Whoever may read the topic may see its files, save those kept for the desk. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly topics: TopicsService,
    private readonly files: FileStore,
    private readonly events: TopicEvents,
  ) {}

  list(request: TopicRequest): Promise<AttachmentList> {
    return this.topics.within(request, (tx, topic, viewer) => listOf(tx, topic, viewer))
  }

  async add(
    request: TopicRequest,
    { name, bytes, fields }: UploadedFile<{ purpose: FilePurpose }>,
  ): Promise<AttachmentList> {
    const purpose = PURPOSES[fields.purpose]
    await this.topics.within(request, async (_tx, topic, viewer) => requireAdding(purpose, topic, viewer))
    const file = await prepareFile(bytes, purpose.kinds)
    return this.topics.within(request, async (tx, topic, viewer) => {
      await lockTopic(tx, topic)
      requireAdding(purpose, topic, viewer)
      const known = await listFiles(tx, topic.communityId, { topicId: topic.id })
      const alike = known.filter((one) => one.purpose === fields.purpose)
      if (alike.length >= FILE_LIMITS.photos) throw fileRefused('too-many-files')
      await this.files.keep(tx, topic.communityId, file)
      const { accountId } = viewer
      const id = await addFile(tx, topic.communityId, { topicId: topic.id }, { ...fields, name, file, accountId })
      const { hash, kind } = file
      await this.chain(tx, topic, viewer, 'topic.file-added', { id, hash, kind, purpose: fields.purpose })
      return listOf(tx, topic, viewer)
    })
  }

  remove(request: TopicRequest, id: string): Promise<AttachmentList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const file = await this.find(tx, topic, viewer, id)
      if (!isRemovable(file, topic, viewer)) throw new Problem('conflict', { word: 'file-stays' })
      await removeFile(tx, topic.communityId, { topicId: topic.id }, id)
      await this.chain(tx, topic, viewer, 'topic.file-removed', { id, hash: file.hash, purpose: file.purpose })
      return listOf(tx, topic, viewer)
    })
  }

  content(request: TopicRequest, id: string, { size }: FileQuery): Promise<SentFile> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const { name, hash } = await this.find(tx, topic, viewer, id)
      const kept = await this.files.read(tx, topic.communityId, hash, size)
      if (kept === undefined) throw notFound()
      return { ...kept, name, hash }
    })
  }

  private async find(tx: Tx, topic: StoredTopic, viewer: Viewer, id: string): Promise<StoredAttachment> {
    const file = await findFile(tx, topic.communityId, { topicId: topic.id }, id)
    if (file === undefined || !isVisible(file, topic, viewer)) throw notFound()
    return file
  }

  private async chain(tx: Tx, topic: StoredTopic, viewer: Viewer, type: string, payload: object): Promise<void> {
    const role = viewer.roles[0] ?? 'resident'
    const at = (await now(tx)).toISOString()
    await actAs(tx, role)
    await chainFact(tx, this.events, topic, {
      ...{ type, action: type === 'topic.file-added' ? 'propose.add-file' : 'propose.remove-file' },
      ...{ accountId: viewer.accountId, role, at, payload },
    })
  }
}

function requireAdding(purpose: Purpose, topic: StoredTopic, viewer: Viewer): void {
  if (!purpose.mayAdd(topic, viewer)) throw new Problem('not-allowed', { word: 'not-permitted' })
}

/** A file says as much as words do: who may not read them sees none. */
function isVisible({ purpose }: StoredAttachment, topic: StoredTopic, viewer: Viewer): boolean {
  return seesWords(topic, viewer) && purposeOf(purpose)?.maySee(viewer) === true
}

function isRemovable({ accountId }: StoredAttachment, topic: StoredTopic, viewer: Viewer): boolean {
  return isBeingWritten(topic) && (accountId === viewer.accountId || isOwn(topic, viewer))
}

async function listOf(tx: Tx, topic: StoredTopic, viewer: Viewer): Promise<AttachmentList> {
  const files = await listFiles(tx, topic.communityId, { topicId: topic.id })
  const seen = files.filter((file) => isVisible(file, topic, viewer))
  return { items: seen.map((file) => viewOf(file, isRemovable(file, topic, viewer))) }
}

export function viewOf(file: StoredAttachment, removable: boolean): AttachmentView {
  const { id, purpose, kind, name, size, width, height, at, hash } = file
  return { id, purpose, kind, name, size, width, height, at, hash, removable }
}
