import type { OpenAPIObject } from '@nestjs/swagger'

type Paths = OpenAPIObject['paths']
type Operation = NonNullable<Paths[string]['get']>

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** Nest describes the parameters a handler takes; the community is often read from the request by a guard instead. */
export function declarePathParameters(paths: Paths): Paths {
  return mapOperations(paths, (operation, path) => {
    const known = operation.parameters ?? []
    const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
    const missing = names.filter((name) => !known.some((own) => 'in' in own && own.in === 'path' && own.name === name))
    const added = missing.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' } }))
    return added.length === 0 ? operation : { ...operation, parameters: [...added, ...known] }
  })
}

/** Nest gives every answer the type of the successful one; problems have their own (RFC 9457). */
export function typeProblems(paths: Paths): Paths {
  return mapOperations(paths, (operation) => {
    const responses = Object.entries(operation.responses).map(([status, response]) => {
      if (!/^[45]/.test(status) || response === undefined || !('content' in response)) return [status, response]
      const [content] = Object.values(response.content ?? {})
      return [
        status,
        content === undefined ? response : { ...response, content: { 'application/problem+json': content } },
      ]
    })
    return { ...operation, responses: Object.fromEntries(responses) }
  })
}

function mapOperations(paths: Paths, change: (operation: Operation, path: string) => Operation): Paths {
  const changed = Object.entries(paths).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [[method, change(operation, path)]]
    })
    return [path, { ...item, ...Object.fromEntries(operations) }]
  })
  return Object.fromEntries(changed)
}
