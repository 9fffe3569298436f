import { noticePath } from '@gongyi/shared/contracts'
import type { Message } from './channels/channel.js'
import { isNoticeKind, type Params } from './policy.js'
import { en } from './wording/en.js'
import { zh } from './wording/zh.js'

/** A notice with what its words need. */
export interface DueNotice {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly locale: string | null
  readonly address: string | null
  readonly topicId: string
  readonly topicTitle: string
  readonly kind: string
  readonly params: Params
  readonly at: Date
}

/** The notice in the person's language, Chinese when in doubt, with a link where the address of the product is known. */
export function messageOf(notice: DueNotice, publicUrl: string | undefined): Message {
  const { id, accountId, name, locale, address, topicId, topicTitle, kind, params, at } = notice
  const words = locale?.startsWith('en') ? en : zh
  if (!isNoticeKind(kind)) throw new Error(`there are no words for notices of kind ${kind}`)
  const sentence = `${words.about(topicTitle)}${words.sentences[kind](params)}`
  const link = publicUrl === undefined ? [] : ['', words.link, new URL(noticePath(topicId, kind), publicUrl).href]
  return {
    id,
    to: { accountId, name, address },
    subject: sentence,
    text: [words.greeting(name), '', sentence, ...link, ''].join('\n'),
    at: at.toISOString(),
  }
}
