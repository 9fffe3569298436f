import { openSessionSchema, rosterImportSchema } from '@gongyi/shared/contracts'

interface Account {
  readonly phone: string
  readonly password: string
}

/** A community's administrator at the HTTP routes, with a watch. */
export class Office {
  private readonly address: string
  private readonly cookie: string
  private readonly path: string

  private constructor(address: string, cookie: string, path: string) {
    this.address = address
    this.cookie = cookie
    this.path = path
  }

  static async signIn(address: string, { phone, password }: Account): Promise<Office> {
    const answer = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ phone, password }),
    })
    const { session } = openSessionSchema.parse(await answer.json())
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0])
    return new Office(address, cookie.join('; '), `/api/communities/${session.communities[0]?.id}/imports`)
  }

  async preview(file: Uint8Array): Promise<{ readonly id: string; readonly rows: number; readonly ms: number }> {
    const form = new FormData()
    form.set('kind', 'HOUSEHOLDS')
    form.set('file', new Blob([new Uint8Array(file)]), '名册.xlsx')
    const { ms, item } = await this.post('', form)
    const { NEW, WARNING, ERROR } = item.summary.states
    if (item.state !== 'PREVIEW' || ERROR > 0)
      throw new Error(`the preview came out wrong: ${JSON.stringify(item.summary)}`)
    return { id: item.id, rows: NEW + WARNING, ms }
  }

  async confirm(id: string): Promise<number> {
    const { ms, item } = await this.post(`/${id}/confirm`)
    if (item.state !== 'CONFIRMED') throw new Error('the import is not confirmed')
    return ms
  }

  async undo(id: string): Promise<number> {
    const { ms, item } = await this.post(`/${id}/undo`)
    if (item.state !== 'UNDONE') throw new Error('the import is not taken back')
    return ms
  }

  private async post(path: string, body?: FormData) {
    const since = performance.now()
    const answer = await fetch(`${this.address}${this.path}${path}`, {
      method: 'POST',
      headers: { cookie: this.cookie, origin: this.address },
      ...(body === undefined ? {} : { body }),
    })
    const ms = Math.round(performance.now() - since)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return { ms, item: rosterImportSchema.parse(await answer.json()) }
  }
}
