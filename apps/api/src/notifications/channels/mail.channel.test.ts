import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readEnv } from '../../platform/env.js'
import { mail } from './mail.channel.js'

let server: Server
let url: string
const received: string[] = []

/** As much of a mail server as a client needs to hand over a letter. */
function speak(socket: Socket): void {
  let letter: string | undefined
  socket.write('220 test\r\n')
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
      if (letter === undefined) {
        if (line === 'DATA') letter = ''
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n')
      } else if (line === '.') {
        received.push(letter)
        letter = undefined
        socket.write('250 taken\r\n')
      } else letter += `${line}\r\n`
    }
  })
}

beforeAll(async () => {
  server = createServer(speak)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

const SETTINGS = {
  APP_DATABASE_URL: 'postgres://a@b/c',
  SESSION_PEPPER: 'x'.repeat(32),
  PERSON_PEPPER: 'y'.repeat(32),
  GONGYI_MASTER_KEY: 'ab'.repeat(32),
}

it('is on where a mail server is set', () => {
  expect(mail.isOn(readEnv(SETTINGS))).toBe(false)
  expect(mail.isOn(readEnv({ ...SETTINGS, SMTP_URL: url }))).toBe(true)
})

it('hands the letter to the mail server, with an id that stays the same for every attempt', async () => {
  const { send, close } = mail.open(readEnv({ ...SETTINGS, SMTP_URL: url, MAIL_FROM: 'office@example.cn' }))
  const to = { accountId: 'a', name: '张一', address: 'zhang@example.cn' }
  await send({ id: 'notice-1', to, subject: '投票已经开始', text: '请投票。', at: '2026-04-24T01:00:00.000Z' })
  close()
  const [letter = ''] = received
  expect(letter).toContain('From: office@example.cn')
  expect(letter).toMatch(/To: =\?UTF-8\?.* <zhang@example\.cn>/)
  expect(letter).toContain('Message-ID: <notice-1@gongyi>')
  expect(letter).toContain(Buffer.from('请投票。').toString('base64'))
})
