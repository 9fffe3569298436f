import { createTransport } from 'nodemailer'
import type { Env } from '../../platform/env.js'
import type { Channel } from './channel.js'

/** Mail by the server of SMTP_URL, to people who gave an address. */
export const mail: Channel = {
  isOn: (env) => env.smtpUrl !== undefined,
  needsAddress: true,
  open: (env) => {
    const transport = createTransport({
      url: requireUrl(env),
      // A batch is handed over at once; a mail server wants few connections
      pool: true,
      maxConnections: 3,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    })
    return {
      send: async ({ id, to, subject, text, at }) => {
        const address = { name: to.name, address: to.address ?? '' }
        // The same Message-ID on a second attempt lets the receiving side drop the double
        const messageId = `<${id}@gongyi>`
        await transport.sendMail({
          from: env.mailFrom,
          to: address,
          subject,
          text,
          date: new Date(at),
          messageId,
          textEncoding: 'base64',
        })
      },
      close: () => transport.close(),
    }
  },
}

function requireUrl({ smtpUrl }: Env): string {
  if (smtpUrl === undefined) throw new Error('mail is off: there is no SMTP_URL')
  return smtpUrl
}
