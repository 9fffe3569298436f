// JSON-RPC, one message a line: requests on standard input, answers on standard output, one at a time and in order.
import { createInterface } from 'node:readline'
import { createDatabase } from './databases.mjs'
import { messageOf } from './errors.mjs'

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function failure(error) {
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message: messageOf(error), meta: error?.meta ?? null, error_code: error?.code ?? null },
  }
}

/** Methods the native engine answers differently from its WebAssembly build. */
function overrides(call, url) {
  return {
    createDatabase: (params) => createDatabase(params?.datasource?.url ?? url),
    getDatabaseVersion: (params) => call('version', params),
    diff: async (params) => {
      const result = await call('diff', params)
      // The native engine prints the difference itself; the CLI shows only what comes as a `print` call.
      if (result.stdout) send({ id: 'print-1', method: 'print', params: { content: result.stdout } })
      return result
    },
  }
}

export async function serve({ openEngine, url }) {
  let engine
  const call = async (method, params) => {
    engine ??= openEngine()
    return (await engine)(method, params)
  }
  const special = overrides(call, url)
  const answer = (method, params) => (special[method] ? special[method](params) : call(method, params))

  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    const { id, method, params } = JSON.parse(line)
    // The CLI's own answers to our `print` calls carry no method.
    if (!method) continue
    try {
      send({ id, result: (await answer(method, params)) ?? {} })
    } catch (error) {
      send({ id, error: failure(error) })
    }
  }
  process.exit(0)
}
