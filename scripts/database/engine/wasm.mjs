// Prisma's schema engine as WebAssembly, bound to our driver adapter.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { engineAdapterFactory } from './adapter.mjs'

const packageFolder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))

export function engineVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

async function loadBindings() {
  // The wasm calls this when Rust panics; without it the real message is lost in an `unreachable`.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: '',
    set_message(message) {
      this.message = message
      process.stderr.write(`schema engine panic: ${message}\n`)
    },
  }
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(packageFolder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
}

/** The wasm reports a failure of ours by number only; the failure itself waits in the registry. */
function revealing(registry) {
  return (error) => {
    const number = /^External error id#(\d+)/.exec(error?.message ?? '')?.[1]
    const found = number === undefined ? undefined : registry.consumeError(Number(number))
    throw found?.error ?? error
  }
}

/** Opens the engine on a datasource; returns `call(method, params)`. */
export async function openEngine(datasource, datamodelFiles) {
  const bindings = await loadBindings()
  const debug = (line) => process.env.DEBUG_SCHEMA_ENGINE && process.stderr.write(`${line}\n`)
  const datamodels = datamodelFiles.map((file) => [file, readFileSync(file, 'utf8')])
  const factory = bindMigrationAwareSqlAdapterFactory(engineAdapterFactory(datasource))
  const reveal = revealing(factory.errorRegistry)
  const options = datamodels.length > 0 ? { datamodels } : {}
  const engine = await bindings.SchemaEngine.new(options, debug, factory).catch(reveal)
  return (method, params) => engine[method](params).catch(reveal)
}
