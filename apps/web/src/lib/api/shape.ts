/**
 * A reader of answers. Every zod schema is one. The first screen a resident loads must stay under 130 KB, so the few
 * answers it needs (session, my topics) are read by the small readers below; a test holds them to the zod contract.
 */
export interface Contract<T> {
  readonly parse: (value: unknown) => T
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function reader<T>(what: string, accepts: (value: unknown) => value is T): Contract<T> {
  return {
    parse: (value) => {
      if (accepts(value)) return value
      throw new TypeError(`expected ${what}`)
    },
  }
}

export const aString = reader('a string', (value): value is string => typeof value === 'string')
export const aNumber = reader('a number', (value): value is number => typeof value === 'number')
export const aBoolean = reader('a boolean', (value): value is boolean => typeof value === 'boolean')
/** For answers without a body (204). */
export const nothing: Contract<void> = { parse: () => undefined }

export function oneOf<const T extends string>(...values: readonly T[]): Contract<T> {
  return reader(values.join(' | '), (value): value is T => values.some((known) => known === value))
}

export function nullable<T>(inner: Contract<T>): Contract<T | null> {
  return { parse: (value) => (value === null ? null : inner.parse(value)) }
}

export function listOf<T>(inner: Contract<T>): Contract<T[]> {
  return {
    parse: (value) => {
      if (!Array.isArray(value)) throw new TypeError('expected a list')
      return value.map((item) => inner.parse(item))
    },
  }
}

/** Values of one kind by keys not known beforehand. */
export function mapOf<T>(inner: Contract<T>): Contract<Readonly<Record<string, T>>> {
  return {
    parse: (value) => {
      if (!isRecord(value)) throw new TypeError('expected an object')
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner.parse(item)]))
    },
  }
}

type Fields<T> = { readonly [K in keyof T]-?: Contract<T[K]> }

export function recordOf<T extends object>(fields: Fields<T>): Contract<T> {
  return {
    parse: (value) => {
      if (!isRecord(value)) throw new TypeError('expected an object')
      const entries: [string, unknown][] = []
      for (const key in fields) {
        const read = fields[key].parse(value[key])
        if (read !== undefined) entries.push([key, read])
      }
      return Object.fromEntries(entries) as T // parsing edge: each field was read by its own contract
    },
  }
}

/** Optional field: absent stays absent. */
export function maybe<T>(inner: Contract<T>): Contract<T | undefined> {
  return { parse: (value) => (value === undefined ? undefined : inner.parse(value)) }
}
