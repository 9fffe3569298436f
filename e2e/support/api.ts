import { openSessionSchema, type SessionView, type TopicDetail, topicDetailSchema } from '@gongyi/shared/contracts'
import type { ActionId } from '@gongyi/shared/domain'

interface Contract<T> {
  readonly parse: (value: unknown) => T
}

export type Secret = { readonly password: string } | { readonly code: string }

/** Somebody at the HTTP routes, the way the page speaks to them: same origin, session in a cookie. */
export class ApiUser {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
    readonly session: SessionView,
  ) {}

  static async signIn(origin: string, phone: string, secret: Secret): Promise<ApiUser> {
    const answer = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ phone, ...secret }),
    })
    if (!answer.ok) throw new Error(`${phone} cannot sign in: ${await answer.text()}`)
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0])
    const { session } = openSessionSchema.parse(await answer.json())
    return new ApiUser(origin, cookie.join('; '), session)
  }

  /** The community this account belongs to or works for. */
  get communityId(): string {
    const [community] = this.session.communities
    if (community === undefined) throw new Error(`${this.session.displayName} belongs to no community`)
    return community.id
  }

  get<T>(contract: Contract<T>, path: string): Promise<T> {
    return this.send(contract, 'GET', path)
  }

  post<T>(contract: Contract<T>, path: string, body: unknown = {}): Promise<T> {
    return this.send(contract, 'POST', path, body)
  }

  async upload<T>(contract: Contract<T>, path: string, form: FormData): Promise<T> {
    return this.send(contract, 'POST', path, form)
  }

  async topic(id: string): Promise<TopicDetail> {
    return this.get(topicDetailSchema, `/topics/${id}`)
  }

  /** One step of the procedure on the topic as it stands now. */
  async act(topicId: string, action: ActionId, input: object = {}): Promise<TopicDetail> {
    const { version } = await this.topic(topicId)
    return this.post(topicDetailSchema, `/topics/${topicId}/${action.replace('.', '/')}`, {
      input,
      expectedVersion: version,
    })
  }

  /** Posts where nothing comes back. */
  async tell(path: string, body: object): Promise<void> {
    await this.send({ parse: () => undefined }, 'POST', path, body)
  }

  /** The first password of an account that came in by a code. */
  setPassword(next: string): Promise<void> {
    return this.tell('/identity/password', { next })
  }

  private async send<T>(contract: Contract<T>, method: string, path: string, body?: unknown): Promise<T> {
    const headers = new Headers({ origin: this.origin, cookie: this.cookie })
    const init: RequestInit = { method, headers }
    if (body instanceof FormData) init.body = body
    else if (body !== undefined) {
      headers.set('content-type', 'application/json')
      headers.set('idempotency-key', crypto.randomUUID())
      init.body = JSON.stringify(body)
    }
    const answer = await fetch(`${this.origin}/api${path}`, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return contract.parse(text === '' ? null : JSON.parse(text))
  }
}
