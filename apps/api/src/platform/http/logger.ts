import type { LoggerService } from '@nestjs/common'
import { type Logger, pino } from 'pino'
import type { Env } from '../env.js'

export function newLogger(env: Env): Logger {
  return pino({ level: env.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

/** Nest's own messages through pino: one stream, one format. */
export class NestLogger implements LoggerService {
  constructor(private readonly pinoLogger: Logger) {}

  /** Nest's info is a list of routes; ours is one line a request. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest)
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest)
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest)
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest)
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest)
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1)
    const fields = typeof context === 'string' ? { context } : {}
    if (message instanceof Error) this.pinoLogger[level]({ ...fields, err: message }, message.message)
    else if (typeof message === 'object' && message !== null) this.pinoLogger[level]({ ...fields, ...message })
    else this.pinoLogger[level](fields, String(message))
  }
}
