import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Channel } from './channel.js'

/**
 * Without a mail server: one .eml file a notice in the data folder's `outbox`, to be read or handed on. The file bears the
 * notice's id, so that a second attempt writes the same file again.
 */
export const outbox: Channel = {
  isOn: (env) => env.smtpUrl === undefined,
  needsAddress: false,
  open: (env) => {
    const folder = join(env.dataDir, 'outbox')
    const transport = createTransport({ streamTransport: true, buffer: true })
    return {
      send: async ({ id, to, subject, text, at }) => {
        const address = { name: to.name, address: to.address ?? `${to.accountId}@gongyi.invalid` }
        const mail = {
          from: env.mailFrom,
          to: address,
          subject,
          text,
          date: new Date(at),
          messageId: `<${id}@gongyi>`,
          textEncoding: 'base64' as const,
        }
        const { message } = await transport.sendMail(mail)
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(join(folder, `${id}.eml`), message, { mode: 0o600 })
      },
      close: () => transport.close(),
    }
  },
}
