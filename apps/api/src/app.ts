import 'reflect-metadata'
import type { DynamicModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { appModule } from './app.module.js'
import type { Env } from './platform/env.js'
import { serveDocs } from './platform/http/docs.js'
import { isSecure, newAdapter, registerPlugins } from './platform/http/fastify.js'
import { NestLogger, newLogger } from './platform/http/logger.js'
import { newValidationPipe } from './platform/http/validation.pipe.js'
import { serveWeb } from './platform/http/web.js'

/** The whole server, ready to listen: the same for `npm start` and for the tests. */
export async function createApp(env: Env, root: DynamicModule = appModule(env)): Promise<NestFastifyApplication> {
  const logger = newLogger(env)
  const adapter = newAdapter(env)
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  })
  const fastify = adapter.getInstance()
  await registerPlugins(fastify, env, logger)
  app.setGlobalPrefix('api')
  app.useGlobalPipes(newValidationPipe())
  serveDocs(app, isSecure(env))
  await serveWeb(fastify, env)
  await app.init()
  await fastify.ready()
  return app
}
